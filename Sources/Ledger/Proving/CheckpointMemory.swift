internal import EventLog
internal import Glibc
internal import SafeFiles
public import TransparencyLog

/// The last checkpoint that was signed, in a small file outside the ledger's folder: what a ledger
/// restored from a backup, or changed, cannot bring back with it. Never put it in a backup.
public struct CheckpointMemory: WitnessMemory {
    /// The folder that the file lies in.
    public let folder: String

    /// How long to wait for another process that signs.
    private static let patience = Duration.seconds(10)

    /// - Parameter folder: Where the file lies; made at the first signature.
    public init(folder: String) { self.folder = folder }

    /// The last checkpoint of a log that was signed; nil when none was.
    ///
    /// - Throws: ``LedgerError/store(_:)`` when the file cannot be read or holds something else.
    public func latest(of origin: KeyName) throws(LedgerError) -> SignedCheckpoint? {
        let path = path(of: origin)
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try SafeFiles.read(path, limit: SignedNote.maximumLength)
        } catch {
            if error.isAbsence { return nil }
            guard let stranger = error.stranger else { throw .store(.unavailable("\(error)")) }
            throw .store(
                .rolledBack(
                    "\(path) is \(stranger.rawValue), not the file with the last signed checkpoint "
                        + "of \(origin): move it away"))
        }
        let damage = StoreError.rolledBack(
            "\(path) does not hold the last signed checkpoint of \(origin)")
        guard let checkpoint = try? SignedCheckpoint(parsing: bytes),
            checkpoint.checkpoint.origin == origin
        else { throw .store(damage) }
        return checkpoint
    }

    /// The last checkpoint of a log that was signed; nil when none was, or when no key can have the
    /// log's name.
    ///
    /// - Throws: ``LedgerError/store(_:)``.
    public func latest(of origin: String) throws(LedgerError) -> SignedCheckpoint? {
        guard let name = KeyName(origin) else { return nil }
        return try latest(of: name)
    }

    /// Puts a checkpoint in the place of another of the same log. On return it is on the disk.
    ///
    /// - Parameter known: What must still be there; nil when nothing must be.
    /// - Returns: Whether it was still there; otherwise nothing has changed.
    /// - Throws: ``LedgerError/store(_:)``.
    public func replace(
        _ known: SignedCheckpoint?, with next: SignedCheckpoint
    ) throws(LedgerError) -> Bool {
        let origin = next.checkpoint.origin
        do {
            try SafeFiles.makeFolder(folder)
            let lock = try FileLock.lock(
                "\(path(of: origin)).lock", waitingUpTo: CheckpointMemory.patience)
            guard let lock else { return false }
            defer { lock.unlock() }
            guard try latest(of: origin) == known else { return false }
            try SafeFiles.write(bytes: next.bytes, to: path(of: origin))
            return true
        } catch let error as LedgerError {
            throw error
        } catch {
            throw .store(.unavailable("\(error)"))
        }
    }

    /// Puts the last checkpoint of a log aside under another name, for a log that was given up.
    ///
    /// - Parameter suffix: What the name then ends with.
    /// - Returns: Where it is now; nil when none was remembered.
    /// - Throws: ``LedgerError/store(_:)``.
    public func setAside(
        _ origin: KeyName, as suffix: String
    ) throws(LedgerError) -> String? {
        let (path, aside) = (path(of: origin), "\(path(of: origin)).\(suffix)")
        guard rename(path, aside) == 0 else {
            if errno == ENOENT { return nil }
            throw .store(.unavailable("\(path) could not be renamed to \(aside)"))
        }
        do throws(FileFailure) {
            try SafeFiles.syncFolder(folder)
        } catch {
            throw .store(.unavailable("\(error)"))
        }
        return aside
    }

    private func path(of origin: KeyName) -> String {
        "\(folder)/\(StateFile.name(of: origin.text)).checkpoint"
    }
}
