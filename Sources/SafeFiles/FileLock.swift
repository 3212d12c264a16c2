import Glibc
import Synchronization

/// An exclusive lock on a file, held until it is given back, freed, or the process ends.
///
/// It keeps out every other process and every other `FileLock` in this one. It binds only those
/// who ask for it. The file stays when the lock goes: removing it would let two in.
///
/// Source: flock(2).
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
    /// All who wait ask equally often, about once in two milliseconds, at odds with one another: so
    /// each gets its turn, even if somebody takes the lock again as soon as it is given back.
    ///
    /// - Parameters:
    ///   - patience: How long to wait; nothing or less means one try.
    ///   - mode: Who may open the file, if it is made.
    /// - Returns: The lock, or `nil` when somebody else held it all the while.
    /// - Throws: ``FileFailure`` when the file cannot be opened or locked at all.
    public static func lock(
        _ path: String, waitingUpTo patience: Duration, mode: UInt32 = 0o600
    ) throws(FileFailure) -> FileLock? {
        let start = ContinuousClock.now
        var pauseInMicroseconds: UInt32 = 250
        while true {
            if let lock = try tryLock(path, mode: mode) { return lock }
            guard ContinuousClock.now - start < patience else { return nil }
            usleep(UInt32.random(in: pauseInMicroseconds / 2...pauseInMicroseconds))
            pauseInMicroseconds = min(pauseInMicroseconds * 2, 2_000)
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

extension OpenFile {
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
