internal import EventLog

/// Entries in ascending order that are never changed, in chunks of one page each.
struct KeyRun {
    /// A number that no other run has had; newer runs have larger ones.
    let number: Int64
    /// How often its entries have been merged.
    let level: Int64
    /// The chunks that hold it, in order.
    let chunks: ClosedRange<Int64>
    /// How many entries it has.
    let count: Int64
    /// It and the older runs hold the keys of all events before this position.
    let upTo: UInt64

    /// So that a chunk and its row fill a page of 8,192 bytes.
    static let chunkCapacity = 339

    /// All runs, oldest first.
    static func all(_ connection: Connection) throws(StoreError) -> [KeyRun] {
        let statement = try connection.statement(
            """
            SELECT run, level, firstchunk, lastchunk, count, upto FROM keyrun ORDER BY run
            """)
        defer { statement.reset() }
        var runs: [KeyRun] = []
        while try statement.step() {
            let chunks = (first: statement.int(2), last: statement.int(3))
            guard chunks.first <= chunks.last, statement.int(5) >= 0, statement.int(4) > 0 else {
                throw .damaged(
                    position: nil, "run \(statement.int(0)) of the key index is malformed")
            }
            runs.append(
                KeyRun(
                    number: statement.int(0), level: statement.int(1),
                    chunks: chunks.first...chunks.last, count: statement.int(4),
                    upTo: UInt64(statement.int(5))))
        }
        return runs
    }

    /// Up to which position the runs hold the keys of all events.
    static func upTo(_ connection: Connection) throws(StoreError) -> UInt64 {
        UInt64(max(0, try connection.number("SELECT max(upto) FROM keyrun") ?? 0))
    }

    /// Calls `body` with the bytes of a chunk.
    ///
    /// - Throws: ``StoreError/damaged(position:_:)`` when there is no such chunk, or it is not made
    ///   of whole entries.
    static func withChunk<Result>(
        _ chunk: Int64, _ connection: Connection,
        _ body: (UnsafeRawBufferPointer) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        let statement = try connection.statement("SELECT entries FROM keychunk WHERE chunk = ?")
        statement.bind(1, chunk)
        defer { statement.reset() }
        guard try statement.step() else {
            throw .damaged(position: nil, "chunk \(chunk) of the key index is missing")
        }
        let bytes = statement.blob(0)
        guard !bytes.isEmpty, bytes.count.isMultiple(of: IndexEntry.byteCount) else {
            throw .damaged(position: nil, "chunk \(chunk) of the key index is malformed")
        }
        return try body(bytes)
    }

    /// Adds to `found` what the run knows of the key, by halving the range of chunks.
    func find(
        _ key: IndexKey, _ connection: Connection, _ found: inout FoundKey
    ) throws(StoreError) {
        var low = chunks.lowerBound
        var high = chunks.upperBound
        while low < high {
            let middle = low + (high - low + 1) / 2
            let first = try KeyRun.withChunk(middle, connection) { IndexKey($0) }
            if first < key { low = middle } else { high = middle - 1 }
        }
        try find(key, from: low, connection, &found)
    }

    /// Adds to `found` what the run knows of the key from a chunk on. The first entry with the key,
    /// if there is one, is in this chunk or is the first of the next.
    func find(
        _ key: IndexKey, from chunk: Int64, _ connection: Connection, _ found: inout FoundKey
    ) throws(StoreError) {
        var chunk = chunk
        var goesOn = true
        while goesOn, chunk <= chunks.upperBound {
            goesOn = try KeyRun.withChunk(chunk, connection) { bytes in
                KeyRun.find(key, in: bytes, &found)
            }
            chunk += 1
        }
    }

    /// - Returns: Whether the next chunk may hold the key too.
    private static func find(
        _ key: IndexKey, in bytes: UnsafeRawBufferPointer, _ found: inout FoundKey
    ) -> Bool {
        let count = bytes.count / IndexEntry.byteCount
        func entry(_ index: Int) -> IndexEntry {
            let start = index * IndexEntry.byteCount
            return IndexEntry(UnsafeRawBufferPointer(rebasing: bytes[start..<(start + 24)]))
        }
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if entry(middle).key < key { low = middle + 1 } else { high = middle }
        }
        while low < count {
            let entry = entry(low)
            if entry.key != key { return false }
            found.take(value: entry.value)
            low += 1
        }
        return true
    }
}
