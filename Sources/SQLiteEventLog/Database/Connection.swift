internal import CSQLite
internal import EventLog
internal import GRDB

/// One connection to the log, used by one caller at a time.
///
/// GRDB opens it, configures it and closes it. The loops that the speed of the log rests on are
/// statements of the C library on the same connection, prepared once.
final class Connection: @unchecked Sendable {
    /// What a connection is for.
    enum Purpose {
        /// Makes a log that does not exist.
        case creating
        /// Appends to a log; its triggers are silent, for they guard against other programs.
        case writing
        /// Reads a log; it never writes, nor checkpoints.
        case reading
        /// Makes the tables of a log in memory, to compare others with.
        case drafting
    }

    let path: String
    private let queue: DatabaseQueue
    let handle: OpaquePointer
    private var statements: [String: Statement] = [:]
    /// How long to wait for the library's own locks, in milliseconds.
    private static let patience = 10_000
    /// Where the library notes after each commit how many pages the write-ahead log holds.
    private let pages: UnsafeMutablePointer<Int32>

    /// Opens a connection.
    ///
    /// - Throws: ``StoreError`` as ``DatabaseFailure`` says, and ``StoreError/unavailable(_:)``
    ///   when the library does not take over a setting that durability rests on.
    init(_ path: String, for purpose: Purpose) throws(StoreError) {
        var configuration = Configuration()
        configuration.readonly = purpose == .reading
        configuration.busyMode = .timeout(Double(Connection.patience) / 1_000)
        configuration.foreignKeysEnabled = false
        configuration.label = "ledger"
        // Not GRDB's own way to a write-ahead log: it writes before the file is known to be ours.
        configuration.prepareDatabase { database in
            guard purpose == .creating else { return }
            try database.execute(sql: "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL")
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            handle = try queue.inDatabase { database in
                guard let handle = database.sqliteConnection else {
                    throw StoreError.unavailable("\(path): no connection")
                }
                return handle
            }
        } catch {
            throw DatabaseFailure.error(error, path: path)
        }
        self.path = path
        pages = .allocate(capacity: 1)
        pages.initialize(to: 0)
        try configure(purpose)
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement.handle) }
        // A connection that cannot be closed is a leak, and nothing that a caller can mend.
        try? queue.close()
        pages.deallocate()
    }

    /// Sets, after GRDB has set its own, what durability rests on, and reads it back.
    private func configure(_ purpose: Purpose) throws(StoreError) {
        try access { () throws(StoreError) in
            csqlite_keep_log_on_close(handle)
            if purpose == .reading || purpose == .drafting { return }
            if purpose == .writing { csqlite_silence_triggers(handle) }
            try execute("PRAGMA synchronous = FULL")
            try execute("PRAGMA wal_autocheckpoint = 0")
            // 8 MiB: what a batch touches again is not to be read again.
            try execute("PRAGMA cache_size = -8192")
            // The hook takes the place of the library's own, which would checkpoint.
            let note:
                @convention(c) (
                    UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32
                ) -> Int32 = { pages, _, _, count in
                    pages?.storeBytes(of: count, as: Int32.self)
                    return SQLITE_OK
                }
            sqlite3_wal_hook(handle, note, pages)
            guard try number("PRAGMA synchronous") == 2 else {
                throw .unavailable("\(path): synchronous = FULL was not taken over")
            }
            guard try text("PRAGMA journal_mode") == "wal" else {
                throw .unavailable(
                    "\(path): the journal is not a write-ahead log; a copy of a log is restored, "
                        + "not written to")
            }
        }
    }

    // MARK: Using

    /// Gives the connection to `body` alone.
    func access<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        do {
            return try queue.inDatabase { _ in try body() }
        } catch {
            throw DatabaseFailure.error(error, path: path)
        }
    }

    /// Gives the connection to `body` alone; all that it reads is one state of the log.
    func snapshot<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try access { () throws(StoreError) in
            try statement("BEGIN").run()
            let result: Swift.Result<Result, StoreError>
            do throws(StoreError) {
                result = .success(try body())
            } catch {
                result = .failure(error)
            }
            // There is nothing to keep, so nothing is lost if this fails.
            if sqlite3_get_autocommit(handle) == 0 { try? statement("ROLLBACK").run() }
            return try result.get()
        }
    }

    /// The statement of this text, prepared at the first call.
    func statement(_ sql: String) throws(StoreError) -> Statement {
        if let known = statements[sql] { return known }
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(
            handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else {
            throw DatabaseFailure.last(handle, code: code, path: path)
        }
        let statement = Statement(handle: prepared, path: path)
        statements[sql] = statement
        return statement
    }

    /// Runs a text of one or more statements.
    func execute(_ sql: String) throws(StoreError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else {
            throw DatabaseFailure.last(handle, code: code, path: path)
        }
    }

    /// The first column of the first row; nil when there is none.
    func number(_ sql: String) throws(StoreError) -> Int64? {
        let statement = try statement(sql)
        defer { statement.reset() }
        return try statement.step() && !statement.isNull(0) ? statement.int(0) : nil
    }

    /// The first column of the first row; nil when there is none.
    func text(_ sql: String) throws(StoreError) -> String? {
        let statement = try statement(sql)
        defer { statement.reset() }
        return try statement.step() && !statement.isNull(0) ? statement.text(0) : nil
    }

    /// What the library finds wrong with the database, by a pragma that answers `ok` where it finds
    /// nothing.
    func complaints(_ pragma: String) throws(StoreError) -> [String] {
        let answers = try statement("PRAGMA \(pragma)")
        defer { answers.reset() }
        var complaints: [String] = []
        while try answers.step() {
            let answer = answers.text(0)
            if answer != "ok" { complaints.append(answer) }
        }
        return complaints
    }

    /// Whether the path no longer leads to the file that was opened.
    var hasMoved: Bool {
        var moved: Int32 = 0
        let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
        return code == SQLITE_OK && moved != 0
    }

    /// Whether a transaction is under way.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    // MARK: Checkpoints

    /// How many pages the write-ahead log held after the last commit on this connection.
    var logPages: Int32 { pages.pointee }

    /// Moves the write-ahead log into the database; only for a caller who holds the lock.
    ///
    /// - Parameter empties: Whether to cut the file to nothing, where nobody reads meanwhile.
    /// - Throws: ``StoreError``. Readers that stand in the way are none: the rest waits for the
    ///   next time, and nobody for them.
    func checkpoint(empties: Bool) throws(StoreError) {
        try execute("PRAGMA busy_timeout = 0")
        // Were it not set back, a later wait would be shorter, no more.
        defer { try? execute("PRAGMA busy_timeout = \(Connection.patience)") }
        _ = try checkpointed(empties: empties)
    }

    /// The same, waiting for readers; whether nobody stood in the way.
    func checkpointed(empties: Bool) throws(StoreError) -> Bool {
        let mode = empties ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
        let code = sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
        guard code == SQLITE_OK || code == SQLITE_BUSY else {
            throw DatabaseFailure.last(handle, code: code, path: path)
        }
        return code == SQLITE_OK
    }
}
