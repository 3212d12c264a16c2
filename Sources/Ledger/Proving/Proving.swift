internal import EventLog
public import TransparencyLog

extension Ledger {
    /// The proof that the log holds an event, with its leaf and the largest checkpoint of the log
    /// that counts.
    ///
    /// - Parameter word: The position or id of the event.
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when there is no such event, or no checkpoint
    ///   covers it; ``LedgerError/store(_:)``.
    public func proveInclusion(of word: String) throws(LedgerError) -> TLogProof {
        let event = try event(word, knownAt: try knownAt(nil))
        guard let checkpoint = try standingCheckpoint(),
            event.position.index < checkpoint.checkpoint.size
        else { throw noCheckpoint(covering: event.position) }
        let size = checkpoint.checkpoint.size
        let proof: InclusionProof
        do throws(TileReadingError<StoreError>) {
            proof = try InclusionProof.make(
                index: event.position.index, size: size, from: StoreTiles(store: store))
        } catch {
            throw LedgerError(reading: error)
        }
        // What does not hold here is not handed to somebody who would find out.
        guard (try? proof.verify(leaf: event.leafHash, root: checkpoint.checkpoint.root)) != nil
        else {
            throw .store(
                .damaged(
                    position: event.position, "its proof does not lead to the checkpoint"))
        }
        do throws(TLogProofError) {
            return try TLogProof(
                extra: event.leaf, inclusion: proof, checkpoint: checkpoint)
        } catch {
            throw .store(.damaged(position: nil, "\(error)"))
        }
    }

    /// The proof that the log has only grown between two sizes, in the form in which a witness
    /// takes it.
    ///
    /// - Parameters:
    ///   - old: The size that somebody has kept a checkpoint of.
    ///   - new: The size of a checkpoint that is kept beside the log; nil for the largest that
    ///     counts.
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when no checkpoint is kept of the new size, or
    ///   the old one is larger; ``LedgerError/unproved(_:hint:)`` when that of the new size counts
    ///   no more; ``LedgerError/store(_:)``.
    public func proveConsistency(
        from old: UInt64, to new: UInt64? = nil
    ) throws(LedgerError) -> AddCheckpointRequest {
        let kept = try checkpoint(of: new)
        let size = kept.checkpoint.size
        guard old <= size else {
            throw .notFound(
                "the log was last signed with \(size) events, fewer than \(old)",
                hint: "ccgledger checkpoint --key FILE signs the log as it is")
        }
        do throws(TileReadingError<StoreError>) {
            let proof = try ConsistencyProof.make(
                from: old, to: size, source: StoreTiles(store: store))
            return AddCheckpointRequest(oldSize: old, path: proof.path, checkpoint: kept)
        } catch {
            throw LedgerError(reading: error)
        }
    }

    /// The checkpoint that growth is proved up to.
    private func checkpoint(of size: UInt64?) throws(LedgerError) -> SignedCheckpoint {
        guard let size else {
            if let kept = try standingCheckpoint() { return kept }
            throw noCheckpoint()
        }
        guard let kept = try latestCheckpoint(upTo: LogSize(size)), kept.checkpoint.size == size
        else {
            throw .notFound(
                "no checkpoint is kept of the log with \(size) events",
                hint: "ccgledger checkpoint --key FILE signs the log as it is")
        }
        if let since = try signingKeys().revocation(of: kept) {
            throw .unproved(
                "the checkpoint of \(size) events counts no more: its key is revoked from "
                    + "position \(since.from) by event \(since.by)",
                hint: "prove it up to a later one: leave the second number out")
        }
        return kept
    }

    /// Keeps what witnesses have signed of a checkpoint that is kept beside the log.
    ///
    /// - Parameters:
    ///   - answer: The lines of signatures that a witness answered, or the whole checkpoint.
    ///   - size: The size of the checkpoint that lines are of; nil for the largest that is kept.
    ///   - witnesses: The keys of witnesses; signatures of others are left out.
    /// - Returns: The checkpoint with all its signatures, and the names of those that are new.
    /// - Throws: ``LedgerError/input(_:)`` when the answer cannot be read,
    ///   ``LedgerError/unproved(_:hint:)`` when no known witness has signed this checkpoint, or a
    ///   signature in the name of one does not hold, ``LedgerError/notFound(_:hint:)``.
    public func addCosignatures(
        _ answer: [UInt8], size: UInt64? = nil, witnesses: [VerifierKey]
    ) async throws(LedgerError) -> (checkpoint: SignedCheckpoint, names: [String]) {
        let whole = try? SignedCheckpoint(parsing: answer)
        let signatures: [NoteSignature]
        do throws(NoteError) {
            if let whole {
                signatures = whole.note.signatures
            } else {
                signatures = try NoteSignature.parse(lines: answer)
            }
        } catch {
            throw .malformed(nil, "\(error)", hint: nil)
        }
        let wanted = whole?.checkpoint.size ?? size
        guard let kept = try latestCheckpoint(upTo: wanted.map { LogSize($0) }),
            wanted == nil || kept.checkpoint.size == wanted
        else {
            throw .notFound(
                "no checkpoint is kept of the log with that many events",
                hint: "ccgledger checkpoint --key FILE signs the log as it is")
        }
        if let whole, whole.checkpoint != kept.checkpoint {
            throw .unproved(
                "the checkpoint of \(whole.checkpoint.size) events is not one of this log",
                hint: "keep both: they show two logs of one name")
        }
        let added = try Ledger.adding(signatures, to: kept, witnesses)
        try await keep(added.checkpoint)
        return added
    }

    /// The checkpoint with those of the signatures that known witnesses made.
    private static func adding(
        _ signatures: [NoteSignature], to kept: SignedCheckpoint, _ witnesses: [VerifierKey]
    ) throws(LedgerError) -> (checkpoint: SignedCheckpoint, names: [String]) {
        do throws(CheckpointError) {
            var cosigned = kept
            var names: [String] = []
            for signature in signatures
            where witnesses.contains(where: { witness in
                witness.name == signature.name && witness.id == signature.id
            }) {
                let before = cosigned
                cosigned = try cosigned.adding(signature)
                if cosigned != before { names.append(signature.name.text) }
            }
            guard try !cosigned.cosignatures(of: witnesses).isEmpty else {
                throw .note(.noneVerified)
            }
            return (cosigned, names)
        } catch {
            throw LedgerError(checkpoint: error, in: nil)
        }
    }
}
