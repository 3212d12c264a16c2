internal import EventLog
internal import TransparencyLog

/// Reads events row by row; the bytes of a leaf are lent straight from the database's page.
enum EventScan {
    private static let columns = "position, stream, type, leafhash, leaf"

    /// All events of a range of positions.
    static func all(
        _ range: Range<Int64>, _ connection: Connection, _ body: (EventRow) -> Bool
    ) throws(StoreError) {
        let statement = try connection.statement(
            "SELECT \(columns) FROM event WHERE position >= ? AND position < ? ORDER BY position")
        statement.bind(1, range.lowerBound)
        statement.bind(2, range.upperBound)
        defer { statement.reset() }
        var expected = range.lowerBound
        while try statement.step() {
            guard try body(row(statement, expected: expected)) else { return }
            expected += 1
        }
    }

    /// The events of a stream, found by walking back from its newest.
    static func stream(
        _ name: StreamName, _ range: Range<Int64>, _ connection: Connection,
        _ body: (EventRow) -> Bool
    ) throws(StoreError) {
        guard let stream = try StreamRow.find(name.text, connection) else { return }
        let back = try connection.statement("SELECT previous, stream FROM event WHERE position = ?")
        defer { back.reset() }
        var positions: [Int64] = []
        var position = stream.last
        while position >= range.lowerBound {
            if position < range.upperBound { positions.append(position) }
            back.reset()
            back.bind(1, position)
            guard try back.step(), back.int(1) == stream.number else {
                throw damaged(position, "it is not an event of \(name), to which the chain leads")
            }
            if back.isNull(0) { break }
            guard back.int(0) < position else {
                throw damaged(position, "its stream's event before it does not stand before it")
            }
            position = back.int(0)
        }
        let statement = try connection.statement(
            "SELECT \(columns) FROM event WHERE position = ?")
        defer { statement.reset() }
        for position in positions.reversed() {
            statement.reset()
            statement.bind(1, position)
            guard try statement.step() else { throw damaged(position, "the event is missing") }
            guard try body(row(statement, expected: position)) else { return }
        }
    }

    /// The events with a tag.
    static func tag(
        _ tag: String, _ range: Range<Int64>, _ connection: Connection,
        _ body: (EventRow) -> Bool
    ) throws(StoreError) {
        guard let number = try NameNumbers.find(tag, in: "tagname", connection) else { return }
        let statement = try connection.statement(
            "SELECT \(columns) FROM event WHERE position = ?")
        defer { statement.reset() }
        try TagIndex.positions(of: number, in: range, connection) { position throws(StoreError) in
            statement.reset()
            statement.bind(1, position)
            guard try statement.step() else { throw damaged(position, "the event is missing") }
            return try body(row(statement, expected: position))
        }
    }

    private static func row(
        _ statement: Statement, expected: Int64
    ) throws(StoreError) -> EventRow {
        let position = statement.int(0)
        guard position == expected else {
            throw damaged(expected, "the event is missing")
        }
        guard let hash = statement.digest(3) else {
            throw damaged(position, "its leaf hash has not 32 bytes")
        }
        return EventRow(
            position: Position(UInt64(position)),
            leaf: statement.blob(4).assumingMemoryBound(to: UInt8.self),
            streamNumber: statement.int(1), typeNumber: statement.int(2), leafHash: hash)
    }

    private static func damaged(_ position: Int64, _ reason: String) -> StoreError {
        .damaged(position: Position(UInt64(max(0, position))), reason)
    }
}

/// Reads the disclosures of an event.
enum DisclosureRow {
    /// - Throws: ``StoreError/damaged(position:_:)`` when one is in no known class.
    static func read(
        at position: Int64, _ connection: Connection
    ) throws(StoreError) -> [Disclosure] {
        var disclosures: [Disclosure] = []
        try read(from: position, to: min(position, .max - 1) + 1, connection) { _, disclosure in
            disclosures.append(disclosure)
            return true
        }
        return disclosures
    }

    /// Calls `body` with those of a run of events, in order, until it returns false.
    static func read(
        from: Int64, to: Int64, _ connection: Connection,
        _ body: (Position, Disclosure) -> Bool
    ) throws(StoreError) {
        let statement = try connection.statement(
            """
            SELECT position, name, sealing, encoded FROM disclosure
            WHERE position >= ? AND position < ? ORDER BY position, name
            """)
        statement.bind(1, from)
        statement.bind(2, to)
        defer { statement.reset() }
        while try statement.step() {
            let position = Position(UInt64(max(0, statement.int(0))))
            guard let sealing = SealingClass(rawValue: statement.text(2)) else {
                throw .damaged(position: position, "a disclosure is in no known class")
            }
            let disclosure = Disclosure(
                name: statement.text(1), encoded: statement.text(3), sealing: sealing)
            guard body(position, disclosure) else { return }
        }
    }

    /// Calls `body` with those of a class, in order, until it returns false.
    static func read(
        _ sealing: SealingClass, _ connection: Connection,
        _ body: (Position, Disclosure) -> Bool
    ) throws(StoreError) {
        let statement = try connection.statement(
            """
            SELECT position, name, encoded FROM disclosure WHERE sealing = ?
            ORDER BY position, name
            """)
        statement.bind(1, text: sealing.rawValue)
        defer { statement.reset() }
        while try statement.step() {
            let disclosure = Disclosure(
                name: statement.text(1), encoded: statement.text(2), sealing: sealing)
            guard body(Position(UInt64(max(0, statement.int(0)))), disclosure) else { return }
        }
    }
}
