internal import EventLog

/// One row of the table of entries.
struct EntryRow {
    let first: UInt64
    let count: Int64
    let key: IndexKey

    /// The key; nil when it was forgotten, and zeros stand in its place.
    var knownKey: IndexKey? { key == IndexKey(high: 0, low: 0) ? nil : key }

    /// The entries whose first events are in a range of positions.
    static func read(
        _ range: Range<Int64>, _ connection: Connection
    ) throws(StoreError) -> [EntryRow] {
        let statement = try connection.statement(
            "SELECT first, count, key FROM entry WHERE first >= ? AND first < ?")
        statement.bind(1, range.lowerBound)
        statement.bind(2, range.upperBound)
        defer { statement.reset() }
        var rows: [EntryRow] = []
        while try statement.step() {
            let first = UInt64(max(0, statement.int(0)))
            guard let key = statement.key(2) else {
                throw .damaged(position: Position(first), "its request key has not 16 bytes")
            }
            rows.append(EntryRow(first: first, count: statement.int(1), key: key))
        }
        return rows
    }
}
