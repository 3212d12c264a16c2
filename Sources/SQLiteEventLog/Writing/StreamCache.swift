internal import EventLog

/// A stream as its writer knows it.
final class StreamState {
    /// 0 until the stream has an event.
    var number: Int64
    var version: Int32
    /// The position of the newest event.
    var last: Int64
    /// How many events of the request that is being looked at go to the stream.
    var planned: Int32 = 0
    /// Whether the row says something else.
    var isChanged = false
    /// Whether there is a row.
    var isStored: Bool
    /// The last round of ``StreamCache`` in which it went on.
    var round = 0
    let name: StreamName

    init(_ name: StreamName, number: Int64, version: Int32, last: Int64, isStored: Bool) {
        self.name = name
        self.number = number
        self.version = version
        self.last = last
        self.isStored = isStored
    }
}

/// The streams that were written or relied on lately, and numbers for new ones.
///
/// A batch goes to streams all over the log, and writing to the row of each would dirty as many
/// pages. So where a stream ends now is said in a small table beside, and the rows are brought up
/// to date together, once there are enough of them for a page to be written for many at a time.
struct StreamCache {
    private let connection: Connection
    /// How many streams may have gone on since their rows were written.
    private let patience: Int64
    /// How many have, at most; nil when that is not known.
    private var moved: Int64?
    /// Counts how often the rows were brought up to date, from 1.
    private var round = 1
    private var states: [StreamName: StreamState] = [:]
    private var changed: [StreamState] = []
    private var lastNumber: Int64?

    /// The most streams that are kept at hand.
    private static let capacity = 100_000

    init(_ connection: Connection, patience: Int64 = 32_768) {
        self.connection = connection
        self.patience = patience
    }

    /// The stream with a name, whether it has events or not.
    mutating func state(of name: StreamName) throws(StoreError) -> StreamState {
        if let known = states[name] { return known }
        let found = try StreamRow.find(name.text, connection)
        let state = StreamState(
            name, number: found?.number ?? 0, version: found?.version ?? 0,
            last: found?.last ?? -1, isStored: found != nil)
        states[name] = state
        return state
    }

    /// Gives the stream one more event.
    mutating func advance(_ state: StreamState, to position: Int64) throws(StoreError) {
        if state.number == 0 {
            if lastNumber == nil {
                lastNumber = try connection.number("SELECT max(number) FROM stream")
            }
            state.number = (lastNumber ?? 0) + 1
            lastNumber = state.number
        }
        state.version += 1
        state.last = position
        if state.isChanged { return }
        state.isChanged = true
        changed.append(state)
    }

    /// Writes where the streams that have changed end.
    mutating func store() throws(StoreError) {
        if changed.isEmpty { return }
        let move = try connection.statement(
            "REPLACE INTO streamend (version, last, stream) VALUES (?, ?, ?)")
        let insert = try connection.statement(
            "INSERT INTO stream (version, last, number, name) VALUES (?, ?, ?, ?)")
        var moved = 0 as Int64
        if let known = self.moved {
            moved = known
        } else {
            moved = try connection.number("SELECT count(*) FROM streamend") ?? 0
        }
        for state in changed {
            let statement = state.isStored ? move : insert
            statement.bind(1, Int64(state.version))
            statement.bind(2, state.last)
            statement.bind(3, state.number)
            if !state.isStored { statement.bind(4, text: state.name.text) }
            try statement.run()
            if state.isStored, state.round != round {
                state.round = round
                moved += 1
            }
            state.isStored = true
            state.isChanged = false
        }
        self.moved = moved
        changed.removeAll(keepingCapacity: true)
        if moved >= patience { try bringUpToDate() }
        if states.count > StreamCache.capacity { states.removeAll() }
    }

    /// Brings the rows of all streams up to date, in the order in which they stand.
    private mutating func bringUpToDate() throws(StoreError) {
        let ends = try connection.statement(
            "SELECT stream, version, last FROM streamend ORDER BY stream")
        let update = try connection.statement(
            "UPDATE stream SET version = ?, last = ? WHERE number = ?")
        defer { ends.reset() }
        while try ends.step() {
            update.bind(1, ends.int(1))
            update.bind(2, ends.int(2))
            update.bind(3, ends.int(0))
            try update.run()
        }
        ends.reset()
        try connection.execute("DELETE FROM streamend")
        moved = 0
        round += 1
    }

    /// Forgets everything: somebody else has written, or what was written did not stay.
    mutating func removeAll() {
        states.removeAll()
        changed.removeAll()
        lastNumber = nil
        moved = nil
    }
}

/// One row of the table of streams.
struct StreamRow {
    let number: Int64
    let version: Int32
    let last: Int64

    /// The row of a stream; nil when there is none.
    static func find(_ name: String, _ connection: Connection) throws(StoreError) -> StreamRow? {
        let statement = try connection.statement(
            """
            SELECT number, coalesce(e.version, s.version), coalesce(e.last, s.last)
            FROM stream s LEFT JOIN streamend e ON e.stream = s.number WHERE name = ?
            """)
        statement.bind(1, text: name)
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        let version = statement.int(1)
        // Room for a request above it, so that no sum overflows.
        guard version >= 1, version < Int64(Int32.max) - 1_000, statement.int(2) >= 0,
            statement.int(0) > 0
        else { throw .damaged(position: nil, "the row of stream \(name) is malformed") }
        return StreamRow(
            number: statement.int(0), version: Int32(version), last: statement.int(2))
    }

    /// Calls `body` with the number of each stream and where its newest event stands, until it
    /// returns false.
    static func ends(
        _ connection: Connection, _ body: (Int64, Position) -> Bool
    ) throws(StoreError) {
        let statement = try connection.statement(
            """
            SELECT number, coalesce(e.last, s.last)
            FROM stream s LEFT JOIN streamend e ON e.stream = s.number
            """)
        defer { statement.reset() }
        while try statement.step() {
            guard let last = UInt64(exactly: statement.int(1)) else {
                throw .damaged(
                    position: nil, "the row of stream number \(statement.int(0)) is malformed")
            }
            guard body(statement.int(0), Position(last)) else { return }
        }
    }
}
