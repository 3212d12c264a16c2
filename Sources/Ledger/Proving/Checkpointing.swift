internal import CanonicalJSON
public import EventLog
public import TransparencyLog

/// What signing a checkpoint came to.
public struct CheckpointReport: Sendable {
    /// The checkpoint, with all signatures that are kept of it.
    public let signed: SignedCheckpoint
    /// The size of the last one that was signed before; nil when it is the first.
    public let previousSize: UInt64?
    /// How many events were read back from the disk and hashed again.
    public let rehashed: UInt64
    /// Whether the log had not been signed at this size before.
    public let isNew: Bool

    /// `{origin, size, root, previousSize, rehashed, isNew, checkpoint}`.
    public var document: Document {
        var document = Document()
        document["origin"] = .string(signed.checkpoint.origin.text)
        document["size"] = .integer(signed.checkpoint.size)
        document["root"] = .string(signed.checkpoint.root.base64)
        document["previousSize"] = previousSize.map { .integer($0) } ?? .null
        document["rehashed"] = .integer(rehashed)
        document["isNew"] = .bool(isNew)
        document["checkpoint"] = .string(String(decoding: signed.bytes, as: UTF8.self))
        return document
    }
}

extension Ledger {
    /// Signs the log as it is, after reading back from the disk what was not signed before, and
    /// remembers that before the signature is given away.
    ///
    /// - Throws: ``LedgerError/store(_:)`` with ``StoreError/rolledBack(_:)`` when the log does not
    ///   extend what was signed last, with ``StoreError/damaged(position:_:)`` when what is read
    ///   back is not what was hashed; ``LedgerError/keys(_:hint:)`` when the key is not the
    ///   ledger's, or another one than before and no event says so;
    ///   ``LedgerError/unproved(_:hint:)`` when its events say that it is not in use.
    public func checkpoint(
        signedBy key: SignerKey, memory: CheckpointMemory
    ) async throws(LedgerError) -> CheckpointReport {
        let origin = try origin(of: key)
        let known = try memory.latest(of: origin)
        if known == nil, try latestCheckpoint() != nil {
            throw .store(
                .rolledBack(
                    "this ledger has been signed before, and \(memory.folder) does not say as"
                        + " what"))
        }
        if let known { try refuseUnsigned(known, by: key.verifier, memory.folder) }
        let head = try head()
        try Ledger.refuseRollback(of: store, behind: known?.checkpoint, memory.folder)
        try refuseOutOfUse(key.verifier, at: head.size.count)
        let rehashed = try reread(head, from: known?.checkpoint)
        let signed = try sign(head, origin, key, known)
        if signed != known, try !memory.replace(known, with: signed) {
            throw .store(.unavailable("somebody else signed a checkpoint meanwhile"))
        }
        try await keep(signed)
        return CheckpointReport(
            signed: signed, previousSize: known?.checkpoint.size, rehashed: rehashed,
            isNew: known?.checkpoint != signed.checkpoint)
    }

    /// Takes a checkpoint that somebody has kept for the last one signed, where that was lost.
    ///
    /// - Throws: ``LedgerError/unproved(_:hint:)`` when the key did not sign it,
    ///   ``LedgerError/usage(_:hint:)`` when something is remembered, ``LedgerError/store(_:)``
    ///   when the log does not extend it.
    public func trust(
        _ kept: SignedCheckpoint, key: SignerKey, memory: CheckpointMemory
    ) throws(LedgerError) {
        let origin = try origin(of: key)
        let keys = try signingKeys()
        // One that counts no more says all the same how far the log had come.
        if (try? keys.signer(of: kept)) == nil, keys.revocation(of: kept) == nil {
            do throws(CheckpointError) { try kept.verify(log: key.verifier) } catch {
                throw LedgerError(checkpoint: error, in: nil)
            }
        }
        try Ledger.refuseRollback(of: store, behind: kept.checkpoint, "the checkpoint given")
        guard try memory.replace(nil, with: kept) else {
            throw .usage(
                "\(memory.folder) says already what was signed last of \(origin)",
                hint: "leave --trust out")
        }
    }

    /// Refuses a log that is smaller than one that was signed, or another one.
    ///
    /// - Throws: ``LedgerError/store(_:)`` with ``StoreError/rolledBack(_:)``.
    public static func refuseRollback(
        of store: any EventStore, memory: CheckpointMemory
    ) throws(LedgerError) {
        guard let origin = KeyName(store.origin) else { return }
        let known = try memory.latest(of: origin)
        try refuseRollback(of: store, behind: known?.checkpoint, memory.folder)
    }

    /// The root that a log had at a size, by its tiles.
    ///
    /// - Throws: ``LedgerError/store(_:)``; also when it never was that large.
    public static func root(
        of store: any EventStore, at size: UInt64
    ) throws(LedgerError) -> Digest {
        try StoreTiles(store: store).root(at: size)
    }

    /// Whether a log extends what was signed of it.
    private static func refuseRollback(
        of store: any EventStore, behind known: Checkpoint?, _ place: String
    ) throws(LedgerError) {
        guard let known else { return }
        let size: UInt64
        do throws(StoreError) { size = try store.head().size.count } catch { throw .store(error) }
        guard size >= known.size else {
            throw .store(
                .rolledBack(
                    "the log has \(size) events, and was signed with \(known.size) (\(place))"))
        }
        guard try StoreTiles(store: store).root(at: known.size) == known.root else {
            throw .store(
                .rolledBack(
                    "the log is not the one that was signed with \(known.size) events (\(place))"
                ))
        }
    }

    /// Refuses what is remembered where the log's key did not sign it: it is damaged, and a note
    /// with a bad signature would be handed on; or the key is another one, which nothing vouches
    /// for, and whoever believes the first would believe nothing that is signed from then on.
    private func refuseUnsigned(
        _ known: SignedCheckpoint, by key: VerifierKey, _ place: String
    ) throws(LedgerError) {
        let keys = try signingKeys()
        do throws(NoteError) {
            _ = try known.note.verified(by: keys.terms.map(\.key) + [key])
        } catch {
            if error == .noneVerified, keys.isEmpty {
                throw .keys(
                    "the log was signed with another key before, and no event says that the key "
                        + "\(key.text) may sign it",
                    hint: "sign with the key of before; to have another take its place: ccgledger "
                        + "key announce, then ccgledger key rotate")
            }
            throw .store(
                .rolledBack("\(place) holds a checkpoint that the key of the log did not sign"))
        }
    }

    /// The largest checkpoint that is kept beside the log, with its signatures, whether or not it
    /// still counts.
    ///
    /// - Throws: ``LedgerError/store(_:)``.
    public func latestCheckpoint(
        upTo size: LogSize? = nil
    ) throws(LedgerError) -> SignedCheckpoint? {
        do throws(StoreError) {
            var upTo = try store.head().size
            if let size { upTo = size }
            return try Ledger.latestCheckpoint(of: store, upTo: upTo)
        } catch {
            throw .store(error)
        }
    }

    static func latestCheckpoint(
        of store: any EventStore, upTo size: LogSize
    ) throws(StoreError) -> SignedCheckpoint? {
        guard let kept = try store.checkpoint(upTo: size) else { return nil }
        guard let checkpoint = try? SignedCheckpoint(parsing: kept.note),
            checkpoint.checkpoint.size == kept.size.count
        else {
            throw .damaged(
                position: nil, "the checkpoint kept of \(kept.size) events is malformed")
        }
        return checkpoint
    }

    /// Keeps a checkpoint beside the log.
    func keep(_ checkpoint: SignedCheckpoint) async throws(LedgerError) {
        do throws(StoreError) {
            try await store.keep(
                KeptCheckpoint(
                    size: LogSize(checkpoint.checkpoint.size), note: checkpoint.bytes))
        } catch {
            throw .store(error)
        }
    }

    private func head() throws(LedgerError) -> LogHead {
        do throws(StoreError) { return try store.head() } catch { throw .store(error) }
    }

    private func origin(of key: SignerKey) throws(LedgerError) -> KeyName {
        let name = key.verifier.name
        guard key.verifier.kind == .note else {
            throw .keys("the key is that of a witness, not of a log", hint: nil)
        }
        guard name == KeyName(store.origin) else {
            throw .keys(
                "the key is that of \(name), and the ledger is \(store.origin)",
                hint: "ccgledger key generate --out FILE makes one for the ledger")
        }
        return name
    }

    /// Reads back what was not signed before; how many events that are.
    private func reread(
        _ head: LogHead, from known: Checkpoint?
    ) throws(LedgerError) -> UInt64 {
        var reread = try Reread(store, from: known?.size ?? 0)
        if let known {
            try reread.advance(to: known.size)
            guard reread.tree.root == known.root else {
                throw .store(
                    .damaged(position: nil, "the events are not those that were signed last"))
            }
        }
        try reread.advance(to: head.size.count)
        guard reread.tree.root == head.root else {
            throw .store(
                .damaged(position: nil, "the events do not have the root that the head says"))
        }
        return reread.count
    }

    /// The head signed, with whatever other signatures are kept of it.
    private func sign(
        _ head: LogHead, _ origin: KeyName, _ key: SignerKey, _ known: SignedCheckpoint?
    ) throws(LedgerError) -> SignedCheckpoint {
        let kept = try latestCheckpoint(upTo: head.size)
        do throws(CheckpointError) {
            let checkpoint = try Checkpoint(
                origin: origin, size: head.size.count, root: head.root)
            let signed = try SignedCheckpoint(checkpoint, signedBy: key)
            guard
                let same = [kept, known].compactMap({ $0 }).first(where: {
                    $0.checkpoint == checkpoint
                })
            else { return signed }
            return try same.adding(signed.note.signatures[0])
        } catch {
            throw LedgerError(checkpoint: error, in: nil)
        }
    }
}

extension LedgerError {
    /// A checkpoint that cannot be read, or that says nothing that can be believed.
    init(checkpoint error: CheckpointError, in file: String?) {
        if error.isUnproved {
            self = .unproved(file.map { "\($0): \(error)" } ?? "\(error)", hint: nil)
        } else {
            self = .malformed(file, "\(error)", hint: nil)
        }
    }
}
