internal import EventLog

extension LogCheck {
    /// Compares the tables, indexes and guards with those that a log is made with.
    mutating func compareSchema() throws(StoreError) {
        let wanted = try LogSchema.definitions()
        let found = try LogSchema.definitions(connection)
        for definition in wanted where !found.contains(definition) {
            check.fail(nil, "schema", "\(definition.what) is missing or changed")
        }
        let strangers = found.count { !wanted.contains($0) }
        if strangers > 0 {
            check.fail(nil, "schema", "there are \(strangers) definitions that no log has")
        }
    }

    /// Compares what else tells that rows were not changed, where nothing stands beside them.
    mutating func compareRows() throws(StoreError) {
        guard isWhole else { return }
        let numbers = try connection.statement("SELECT count(*), max(number) FROM checkpoint")
        defer { numbers.reset() }
        if try numbers.step(), numbers.int(0) != numbers.int(1) {
            check.fail(nil, "checkpoint", "those that are kept are not numbered from 1")
        }
        // What the row of a stream says may be overtaken, and must have been true once.
        let rows = try connection.statement(
            """
            SELECT s.name FROM stream s JOIN streamend m ON m.stream = s.number
            LEFT JOIN event e ON e.position = s.last
            WHERE e.stream IS NOT s.number OR e.version IS NOT s.version ORDER BY s.number
            """)
        defer { rows.reset() }
        while try rows.step() {
            check.fail(nil, "stream", "the row of \(rows.text(0)) says an end that it never had")
        }
    }
}
