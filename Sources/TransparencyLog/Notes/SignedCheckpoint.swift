/// A checkpoint with the signatures of its log and of witnesses.
public struct SignedCheckpoint: Hashable, Sendable {
    /// The note, byte for byte.
    public let note: SignedNote
    /// What its text says.
    public let checkpoint: Checkpoint

    /// Reads a checkpoint. Nothing has verified its signatures then.
    ///
    /// - Throws: ``CheckpointError``.
    public init(parsing bytes: [UInt8]) throws(CheckpointError) {
        do throws(NoteError) { note = try SignedNote(parsing: bytes) } catch { throw .note(error) }
        checkpoint = try Checkpoint(parsing: note.text)
    }

    /// Signs a checkpoint with the key of its log.
    ///
    /// - Throws: ``CheckpointError/otherOrigin(expected:actual:)`` when the key has another name,
    ///   ``CheckpointError/key(_:)``.
    public init(_ checkpoint: Checkpoint, signedBy key: SignerKey) throws(CheckpointError) {
        let name = key.verifier.name
        guard name == checkpoint.origin else {
            throw .otherOrigin(expected: name.text, actual: checkpoint.origin.text)
        }
        let signature: NoteSignature
        do throws(KeyError) { signature = try key.sign(checkpoint.text) } catch {
            throw .key(error)
        }
        try self.init(checkpoint, [signature])
    }

    private init(_ checkpoint: Checkpoint, _ signatures: [NoteSignature]) throws(CheckpointError) {
        self.checkpoint = checkpoint
        do throws(NoteError) {
            note = try SignedNote(text: checkpoint.text, signatures: signatures)
        } catch {
            throw .note(error)
        }
    }

    /// The note as it is kept and exchanged.
    public var bytes: [UInt8] { note.bytes }

    /// Checks that the log with this key has signed.
    ///
    /// - Throws: ``CheckpointError/otherOrigin(expected:actual:)`` when it is a checkpoint of a log
    ///   with another name, ``CheckpointError/key(_:)`` when the key is a witness's, or
    ///   ``CheckpointError/note(_:)``.
    public func verify(log key: VerifierKey) throws(CheckpointError) {
        guard key.kind == .note else { throw .key(.otherUse(key.kind)) }
        guard key.name == checkpoint.origin else {
            throw .otherOrigin(expected: key.name.text, actual: checkpoint.origin.text)
        }
        do throws(NoteError) { _ = try note.verified(by: [key]) } catch { throw .note(error) }
    }

    /// What known witnesses have signed; empty when none has. Others are ignored.
    ///
    /// - Throws: ``CheckpointError/note(_:)`` with ``NoteError/badSignature(name:)`` when a known
    ///   witness did not make the signature in its name.
    public func cosignatures(
        of witnesses: [VerifierKey]
    ) throws(CheckpointError) -> [(key: VerifierKey, time: UInt64)] {
        let verified: [(signature: NoteSignature, key: VerifierKey)]
        do throws(NoteError) {
            verified = try note.verified(by: witnesses.filter { $0.kind == .cosignature })
        } catch {
            if case .noneVerified = error { return [] }
            throw .note(error)
        }
        return verified.compactMap { signature, key in
            Cosignature(signature).map { (key, $0.time) }
        }
    }

    /// The same checkpoint with one more signature below it.
    ///
    /// - Throws: ``CheckpointError/note(_:)``.
    public func adding(_ signature: NoteSignature) throws(CheckpointError) -> SignedCheckpoint {
        if note.signatures.contains(signature) { return self }
        return try SignedCheckpoint(checkpoint, note.signatures + [signature])
    }
}
