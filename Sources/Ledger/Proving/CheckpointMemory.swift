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
            if error.code == ENOENT { return nil }
            throw .store(.unavailable("\(error)"))
        }
        let damage = StoreError.rolledBack(
            "\(path) does not hold the last signed checkpoint of \(origin)")
        guard let checkpoint = try? SignedCheckpoint(parsing: bytes),
            checkpoint.checkpoint.origin == origin
        else { throw .store(damage) }
        return checkpoint
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

    /// The name of a log as that of a file. Two names may share one; what is in it tells whose.
    private func path(of origin: KeyName) -> String {
        let name = origin.text.utf8.prefix(200).map { byte -> UInt8 in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: byte
            default: 0x2D
            }
        }
        return "\(folder)/\(String(decoding: name, as: UTF8.self)).checkpoint"
    }
}
