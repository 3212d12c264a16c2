internal import EventLog

/// Walks through a table in order, beside the scan of the events.
struct RowCursor {
    let statement: Statement
    /// Whether there is no row any more.
    private(set) var isAtEnd = false

    init(_ sql: String, _ connection: Connection) throws(StoreError) {
        statement = try connection.statement(sql)
        statement.reset()
        try advance()
    }

    /// The first column of the row: what the table is ordered by.
    var place: Int64? { isAtEnd ? nil : statement.int(0) }

    mutating func advance() throws(StoreError) {
        if !isAtEnd { isAtEnd = try !statement.step() }
    }
}
