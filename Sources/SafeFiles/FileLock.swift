import Glibc
import Synchronization

/// An exclusive lock on a file, held until it is given back, freed, or the process ends.
///
/// It keeps out every other process and every other `FileLock` in this one. It binds only those
/// who ask for it. The file stays when the lock goes: removing it would let two in.
///
/// Source: flock(2); for the turn fcntl(2), open file description locks.
public final class FileLock: Sendable {
    /// The file that is locked.
    public let path: String
    private let held: Mutex<OpenFile?>

    /// Takes a file that is locked.
    private init(_ file: consuming OpenFile) {
        path = file.path
        held = Mutex(file)
    }

    deinit { unlock() }

    /// Takes the lock if nobody has it; the file is made if there is none.
    ///
    /// - Parameter mode: Who may open the file, if it is made.
    /// - Returns: The lock, or `nil` when somebody else holds it.
    /// - Throws: ``FileFailure`` when the file cannot be opened or locked at all.
    public static func tryLock(
        _ path: String, mode: UInt32 = 0o600
    ) throws(FileFailure) -> FileLock? {
        while true {
            let file = try OpenFile(path, flags: O_RDWR | O_CREAT | O_NOFOLLOW, mode: mode)
            let result = OpenFile.untilUninterrupted { flock(file.descriptor, LOCK_EX | LOCK_NB) }
            guard result == 0 else {
                if errno == EWOULDBLOCK { return nil }
                throw .last(.lock, path)
            }
            // Had the file been removed or replaced meanwhile, others would lock another one.
            guard try file.isStill(at: path) else { continue }
            return FileLock(file)
        }
    }

    /// Takes the lock, waiting for whoever has it. Blocks the calling thread.
    ///
    /// Who waits takes the turn first, which is held only until the lock is: so whoever gives the
    /// lock back and wants it again at once must let one who waited go first. The turn is a lock
    /// of another kind on the same file, over one byte.
    ///
    /// - Parameters:
    ///   - patience: How long to wait; nothing or less means one try.
    ///   - mode: Who may open the file, if it is made.
    /// - Returns: The lock, or `nil` when somebody else held it all the while.
    /// - Throws: ``FileFailure`` when the file cannot be opened or locked at all.
    public static func lock(
        _ path: String, waitingUpTo patience: Duration, mode: UInt32 = 0o600
    ) throws(FileFailure) -> FileLock? {
        let end = ContinuousClock.now + patience
        while true {
            let file = try OpenFile(path, flags: O_RDWR | O_CREAT | O_NOFOLLOW, mode: mode)
            // Many may wait for the turn, all alike, however long they have waited.
            while try !file.takesTurn(true) {
                guard ContinuousClock.now < end else { return nil }
                usleep(UInt32.random(in: 500...1_000))
            }
            // One alone waits for the lock itself.
            while OpenFile.untilUninterrupted({ flock(file.descriptor, LOCK_EX | LOCK_NB) }) != 0 {
                guard errno == EWOULDBLOCK else { throw .last(.lock, path) }
                guard ContinuousClock.now < end else { return nil }
                usleep(UInt32.random(in: 100...200))
            }
            _ = try file.takesTurn(false)
            // Had the file been removed or replaced meanwhile, others would lock another one.
            guard try file.isStill(at: path) else { continue }
            return FileLock(file)
        }
    }

    /// Gives the lock back. A second call does nothing.
    public func unlock() {
        held.withLock { file in
            // A child that was forked meanwhile shares the lock: closing alone would not end it.
            if let descriptor = file?.descriptor { _ = flock(descriptor, LOCK_UN) }
            file = nil
        }
    }
}

/// `F_OFD_SETLK`, which belongs to the open file and not to the process; Glibc hides its name.
private let turnCommand: Int32 = 37

extension OpenFile {
    /// Takes the turn, or passes it on; false when another has it.
    fileprivate func takesTurn(_ takes: Bool) throws(FileFailure) -> Bool {
        var range = Glibc.flock()
        range.l_type = Int16(takes ? F_WRLCK : F_UNLCK)
        range.l_whence = Int16(SEEK_SET)
        range.l_len = 1
        let result = Self.untilUninterrupted { fcntl(descriptor, turnCommand, &range) }
        guard result != 0 else { return true }
        guard errno == EAGAIN || errno == EACCES else { throw .last(.lock, path) }
        return false
    }

    /// Whether the path still leads to this file.
    fileprivate func isStill(at path: String) throws(FileFailure) -> Bool {
        let ours = try status()
        var there = stat()
        guard lstat(path, &there) == 0 else {
            if errno == ENOENT { return false }
            throw .last(.inspect, path)
        }
        return ours.st_dev == there.st_dev && ours.st_ino == there.st_ino
    }
}
