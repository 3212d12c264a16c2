internal import CSQLite
internal import EventLog
internal import SafeFiles

/// Copies a log page by page into a file of its own.
///
/// The pages are those of one state: within a read transaction nobody's commit makes the library
/// begin again, and no writer waits. Free pages come over too; what was destroyed is zeros there.
enum LogCopy {
    /// 4 MiB between two reports.
    private static let pagesPerStep: Int32 = 512

    /// Copies the state that a connection reads into a new file, which stands alone: it has no
    /// write-ahead log, and can be read where nothing can be written. On return it is on the disk.
    ///
    /// - Parameters:
    ///   - source: A connection within a snapshot.
    ///   - progress: How many pages are copied, of how many.
    /// - Throws: ``StoreError`` that names the file which could not be read or written.
    static func copy(
        _ source: Connection, to path: String, progress: (Int, Int) -> Void
    ) throws(StoreError) {
        try fill(path, from: source, progress)
        try makeStandAlone(path)
        do throws(FileFailure) {
            try SafeFiles.syncFile(path)
        } catch {
            throw StoreError(error)
        }
    }

    private static func fill(
        _ path: String, from source: Connection, _ progress: (Int, Int) -> Void
    ) throws(StoreError) {
        let target = try CopyTarget(path)
        // Nobody else knows the file, and it is synced as a whole at the end.
        try target.run("PRAGMA locking_mode = EXCLUSIVE")
        try target.run("PRAGMA journal_mode = OFF")
        try target.run("PRAGMA synchronous = OFF")
        try target.fill(from: source, pagesPerStep, progress)
    }

    /// The pages say that a write-ahead log belongs to them: opened anew, the file is told
    /// otherwise.
    private static func makeStandAlone(_ path: String) throws(StoreError) {
        let target = try CopyTarget(path)
        // Otherwise the library makes a file for others to share, who are not there.
        try target.run("PRAGMA locking_mode = EXCLUSIVE")
        guard try target.run("PRAGMA journal_mode = DELETE") == "delete" else {
            throw .unavailable("\(path) could not be made to stand alone")
        }
    }
}

/// A file that pages are copied into.
private final class CopyTarget {
    private var handle: OpaquePointer?
    private let path: String

    init(_ path: String) throws(StoreError) {
        self.path = path
        let code = sqlite3_open_v2(
            path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
        guard code == SQLITE_OK else {
            throw DatabaseFailure.last(handle, code: code, path: path)
        }
    }

    deinit { sqlite3_close(handle) }

    /// Runs a statement; the first column of its first row.
    @discardableResult
    func run(_ sql: String) throws(StoreError) -> String? {
        var statement: OpaquePointer?
        var code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
        defer { sqlite3_finalize(statement) }
        guard code == SQLITE_OK else {
            throw DatabaseFailure.last(handle, code: code, path: path)
        }
        code = sqlite3_step(statement)
        guard code == SQLITE_ROW || code == SQLITE_DONE else {
            throw DatabaseFailure.last(handle, code: code, path: path)
        }
        guard code == SQLITE_ROW, let text = sqlite3_column_text(statement, 0) else { return nil }
        return String(cString: text)
    }

    func fill(
        from source: Connection, _ pagesPerStep: Int32, _ progress: (Int, Int) -> Void
    ) throws(StoreError) {
        guard let backup = sqlite3_backup_init(handle, "main", source.handle, "main") else {
            throw DatabaseFailure.last(handle, code: sqlite3_errcode(handle), path: path)
        }
        var code = SQLITE_OK
        while code == SQLITE_OK {
            code = sqlite3_backup_step(backup, pagesPerStep)
            let total = sqlite3_backup_pagecount(backup)
            progress(Int(total - sqlite3_backup_remaining(backup)), Int(total))
        }
        let end = sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE, end == SQLITE_OK else {
            let failed = code == SQLITE_DONE ? end : code
            throw DatabaseFailure.error(
                code: failed, message: String(cString: sqlite3_errstr(failed)), path: path)
        }
    }
}
