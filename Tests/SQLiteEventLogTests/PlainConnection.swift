import CSQLite

/// A connection as any program would open it, such as the `sqlite3` shell.
final class PlainConnection {
    private var handle: OpaquePointer?

    init(_ path: String) { sqlite3_open(path, &handle) }

    deinit { sqlite3_close(handle) }

    /// Runs statements.
    ///
    /// - Returns: What was wrong; nil when nothing was.
    @discardableResult
    func run(_ sql: String) -> String? {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
            return String(cString: sqlite3_errmsg(handle))
        }
        return nil
    }

    /// The first column of the first row.
    func text(_ sql: String) -> String? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { return nil }
        defer { sqlite3_finalize(statement) }
        guard sqlite3_step(statement) == SQLITE_ROW, let text = sqlite3_column_text(statement, 0)
        else { return nil }
        return String(cString: text)
    }

    /// Takes no notice of the guards against mistakes, which stay.
    func silenceTriggers() { csqlite_silence_triggers(handle) }
}
