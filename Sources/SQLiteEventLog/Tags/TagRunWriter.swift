internal import EventLog

/// Writes one run, posting by posting, in ascending order; a chunk at a time is in memory.
struct TagRunWriter {
    private let connection: Connection
    private let first: Int64
    private var next: Int64
    private var chunk = TagChunk()

    init(_ connection: Connection) throws(StoreError) {
        self.connection = connection
        first = (try connection.number("SELECT max(chunk) FROM tagchunk") ?? 0) + 1
        next = first
    }

    mutating func append(_ posting: TagPosting) throws(StoreError) {
        chunk.append(posting)
        if chunk.isFull { try writeChunk() }
    }

    /// Writes what is left, and the row of the run.
    mutating func finish(level: Int64, upTo: UInt64) throws(StoreError) {
        if !chunk.bytes.isEmpty { try writeChunk() }
        let number = (try connection.number("SELECT max(run) FROM tagrun") ?? 0) + 1
        let run = try connection.statement("INSERT INTO tagrun VALUES (?, ?, ?, ?, ?)")
        for (place, value) in [number, level, first, next, Int64(clamping: upTo)].enumerated() {
            run.bind(Int32(place + 1), value)
        }
        try run.run()
    }

    private mutating func writeChunk() throws(StoreError) {
        let insert = try connection.statement("INSERT INTO tagchunk VALUES (?, ?, ?)")
        insert.bind(1, next)
        insert.bind(2, chunk.firstTag)
        insert.bind(3, blob: chunk.bytes)
        try insert.run()
        next += 1
        chunk = TagChunk()
    }
}
