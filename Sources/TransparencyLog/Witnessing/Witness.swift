/// Remembers each log as far as it has seen it, and signs what only continues that.
///
/// It never signs a log that has shrunk or changed, and what it is about to sign is safely
/// remembered before the signature leaves it.
///
/// Source: C2SP tlog-witness 1.0.0.
public struct Witness<Memory: WitnessMemory>: Sendable {
    private let key: SignerKey
    private let logs: [VerifierKey]
    private let memory: Memory

    /// - Parameters:
    ///   - key: The key of the witness.
    ///   - logs: The keys of the logs that it watches; a log may have several.
    ///   - memory: Where it remembers them.
    /// - Throws: ``KeyError/otherUse(_:)`` when the key of the witness signs something else, or one
    ///   of the logs' keys does.
    public init(
        key: SignerKey, logs: [VerifierKey], memory: Memory
    ) throws(KeyError) {
        guard key.verifier.kind == .cosignature else { throw .otherUse(key.verifier.kind) }
        if let other = logs.first(where: { $0.kind != .note }) { throw .otherUse(other.kind) }
        self.key = key
        self.logs = logs
        self.memory = memory
    }

    /// Answers the body of a request.
    ///
    /// - Parameter time: Seconds since 1970.
    /// - Throws: Whatever the memory throws; nothing is signed then.
    public func answer(
        _ body: [UInt8], time: UInt64
    ) throws(Memory.Failure) -> AddCheckpointAnswer {
        guard let request = try? AddCheckpointRequest(parsing: body) else { return .malformed }
        return try answer(request, time: time)
    }

    /// Answers a request.
    ///
    /// - Parameter time: Seconds since 1970.
    /// - Throws: Whatever the memory throws; nothing is signed then.
    public func answer(
        _ request: AddCheckpointRequest, time: UInt64
    ) throws(Memory.Failure) -> AddCheckpointAnswer {
        let checkpoint = request.checkpoint.checkpoint
        let keys = logs.filter { $0.name == checkpoint.origin }
        guard !keys.isEmpty else { return .unknownOrigin }
        guard (try? request.checkpoint.note.verified(by: keys)) != nil else { return .untrusted }
        guard request.oldSize <= checkpoint.size else { return .malformed }
        let known = try memory.latest(of: checkpoint.origin)
        let seen = known?.checkpoint
        let size = seen?.size ?? 0
        guard request.oldSize == size else { return .conflict(size: size) }
        let root = seen?.root ?? TreeHash.emptyRoot
        if size == checkpoint.size, root != checkpoint.root { return .conflict(size: size) }
        do throws(ProofError) {
            try request.consistency.verify(oldRoot: root, newRoot: checkpoint.root)
        } catch {
            return .inconsistent
        }
        // Made before it is remembered and given away after: a key that fails changes nothing.
        guard let signature = try? key.cosign(request.checkpoint.note.text, time: time),
            let cosigned = try? request.checkpoint.adding(signature)
        else { return .malformed }
        guard try memory.replace(known, with: cosigned) else {
            return .conflict(size: try memory.latest(of: checkpoint.origin)?.checkpoint.size ?? 0)
        }
        return .cosigned([signature])
    }
}

/// Where a witness remembers logs, safe from a power cut.
public protocol WitnessMemory: Sendable {
    /// What goes wrong when it cannot be read or written.
    associatedtype Failure: Error

    /// The last checkpoint of a log that was signed; nil when none was.
    func latest(of origin: KeyName) throws(Failure) -> SignedCheckpoint?

    /// Puts a checkpoint in the place of another of the same log. On return it is on the disk.
    ///
    /// - Parameter known: What must still be remembered; nil when nothing must be.
    /// - Returns: Whether it was still remembered; otherwise nothing has changed.
    func replace(
        _ known: SignedCheckpoint?, with next: SignedCheckpoint
    ) throws(Failure) -> Bool
}
