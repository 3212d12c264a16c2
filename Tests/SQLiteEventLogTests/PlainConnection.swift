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

    /// Removes the guards against mistakes.
    func dropTriggers() {
        while let name = text("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
            run("DROP TRIGGER \(name)")
        }
    }
}
