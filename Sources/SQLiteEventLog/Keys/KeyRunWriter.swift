internal import EventLog

/// Writes one run, entry by entry, in ascending order; a chunk at a time is in memory.
struct KeyRunWriter {
    private let connection: Connection
    private let first: Int64
    private var next: Int64
    private var chunk: [UInt8] = []
    private var fences: [UInt64] = []
    private var filter: KeyFilter
    private var count: Int64 = 0

    /// - Parameter capacity: At least how many entries there will be, for the filter.
    init(_ connection: Connection, capacity: Int) throws(StoreError) {
        self.connection = connection
        first = (try connection.number("SELECT max(chunk) FROM keychunk") ?? 0) + 1
        next = first
        filter = KeyFilter(capacity: capacity)
        chunk.reserveCapacity(KeyRun.chunkCapacity * IndexEntry.byteCount)
    }

    mutating func append(_ entry: IndexEntry) throws(StoreError) {
        if chunk.isEmpty { fences.append(entry.key.high) }
        for word in [entry.key.high, entry.key.low, entry.value] {
            withUnsafeBytes(of: word.bigEndian) { chunk.append(contentsOf: $0) }
        }
        filter.insert(entry.key)
        count += 1
        if chunk.count == KeyRun.chunkCapacity * IndexEntry.byteCount { try writeChunk() }
    }

    /// Writes what is left, and the row of the run.
    mutating func finish(level: Int64, upTo: UInt64) throws(StoreError) {
        if !chunk.isEmpty { try writeChunk() }
        let number = (try connection.number("SELECT max(run) FROM keyrun") ?? 0) + 1
        let run = try connection.statement("INSERT INTO keyrun VALUES (?, ?, ?, ?, ?, ?)")
        for (place, value) in [
            number, level, first, next - 1, count, Int64(clamping: upTo),
        ].enumerated() {
            run.bind(Int32(place + 1), value)
        }
        try run.run()
        let aid = try connection.statement("INSERT INTO keyfilter VALUES (?, ?, ?)")
        aid.bind(1, number)
        aid.bind(2, blob: KeyFences.bytes(of: fences))
        aid.bind(3, blob: filter.bytes)
        try aid.run()
    }

    private mutating func writeChunk() throws(StoreError) {
        let insert = try connection.statement("INSERT INTO keychunk VALUES (?, ?)")
        insert.bind(1, next)
        insert.bind(2, blob: chunk)
        try insert.run()
        next += 1
        chunk.removeAll(keepingCapacity: true)
    }
}

/// The first eight bytes of the first key of each chunk of a run.
enum KeyFences {
    static func bytes(of fences: [UInt64]) -> [UInt8] {
        fences.flatMap { fence in withUnsafeBytes(of: fence.bigEndian) { Array($0) } }
    }

    static func read(_ bytes: UnsafeRawBufferPointer) -> [UInt64] {
        (0..<(bytes.count / 8)).map { place in
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
        }
    }

    /// The last chunk, counted from 0, whose first key is before the key or may be; the first
    /// entry with the key is in it, or in one after it.
    static func place(of key: IndexKey, in fences: [UInt64]) -> Int64 {
        var low = 0
        var high = fences.count
        while low < high {
            let middle = (low + high) / 2
            if fences[middle] < key.high { low = middle + 1 } else { high = middle }
        }
        return Int64(max(0, low - 1))
    }
}
