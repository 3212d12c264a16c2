internal import EventLog
internal import Glibc
internal import SafeFiles

/// The files of a ledger.
struct LedgerFolder {
    /// The folder, without a slash at its end.
    let path: String

    init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    var log: String { path + "/log.sqlite" }
    var head: String { path + "/head" }
    var lockFile: String { path + "/lock" }

    /// Takes the lock that serialises all who write or move the write-ahead log.
    ///
    /// SQLite below 3.51.3 can corrupt a database when a checkpoint meets a commit; with this lock
    /// they never meet.
    func lock(waitingUpTo patience: Duration) throws(StoreError) -> FileLock {
        do throws(FileFailure) {
            if let lock = try FileLock.lock(lockFile, waitingUpTo: patience) { return lock }
        } catch {
            throw StoreError(error)
        }
        throw .unavailable("\(lockFile) is held by another process that writes")
    }

    /// Forces the names in the folder to the disk.
    func sync() throws(StoreError) {
        do throws(FileFailure) {
            try SafeFiles.syncFolder(path)
        } catch {
            throw StoreError(error)
        }
    }

    // MARK: A sync that failed

    private var unsynced: String { path + "/unsynced" }

    /// Whether a sync has failed, and nothing has made the log sure since.
    var isUnsynced: Bool { access(unsynced, F_OK) == 0 }

    /// Has whoever opens the log next know that a sync has failed. The system reports that once,
    /// and from then on shows what may never have reached the disk as if it had.
    ///
    /// It need not survive a power cut, for what is not on the disk then is not shown either.
    func markUnsynced() {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let file = Glibc.open(unsynced, flags, 0o600)
        if file >= 0 { Glibc.close(file) }
    }

    /// Takes the mark away, once the log is sure.
    func markSynced() { unlink(unsynced) }

    // MARK: Files

    /// The bytes of a file; 0 when there is none.
    static func byteCount(_ path: String) -> UInt64 {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(max(0, status.st_size)) : 0
    }

    /// Whether there is a log.
    var holdsLog: Bool { access(log, F_OK) == 0 }

    /// Refuses a folder without a log, or with something else in the place of one of the files
    /// that the library opens: it would wait for whoever writes to a pipe.
    func requireLog() throws(StoreError) {
        guard holdsLog else { throw .notALedger("there is no ledger in \(path)") }
        do throws(FileFailure) {
            for suffix in ["", "-wal", "-shm"] { try SafeFiles.refuseStranger(at: log + suffix) }
        } catch {
            throw StoreError(error)
        }
    }

    /// Removes a file that may be there.
    static func remove(_ path: String) { unlink(path) }

    /// Gives a file its name.
    static func rename(_ path: String, to name: String) throws(StoreError) {
        guard Glibc.rename(path, name) == 0 else {
            throw .unavailable("\(path) could not be renamed to \(name) (error \(errno))")
        }
    }
}

extension StoreError {
    /// What the system says of a file, as a store says it.
    init(_ failure: FileFailure) {
        guard failure.stranger == nil else {
            self = .notAFile(failure.description)
            return
        }
        let isFull = [ENOSPC, EDQUOT].contains(failure.code)
        self = isFull ? .full(failure.description) : .unavailable(failure.description)
    }
}
