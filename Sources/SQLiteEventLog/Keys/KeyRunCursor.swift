internal import EventLog

/// Walks through a run; a chunk at a time is in memory.
struct KeyRunCursor {
    private let connection: Connection
    private let run: KeyRun
    private var chunk: Int64
    private var bytes: [UInt8] = []
    private var place = 0
    /// The entry that the cursor stands at; nil after the last.
    private(set) var current: IndexEntry?

    /// Whether ``current`` is the first of its chunk.
    var isAtStartOfChunk: Bool { place == IndexEntry.byteCount }

    /// Which chunk of the run ``current`` is in, from 0.
    var chunkIndex: Int { Int(chunk - run.chunks.lowerBound) - 1 }

    init(_ run: KeyRun, _ connection: Connection) throws(StoreError) {
        self.run = run
        self.connection = connection
        chunk = run.chunks.lowerBound
        try advance()
    }

    mutating func advance() throws(StoreError) {
        if place == bytes.count {
            guard chunk <= run.chunks.upperBound else {
                current = nil
                return
            }
            bytes = try KeyRun.withChunk(chunk, connection) { Array($0) }
            chunk += 1
            place = 0
        }
        current = bytes.withUnsafeBytes { bytes in
            IndexEntry(UnsafeRawBufferPointer(rebasing: bytes[place..<(place + 24)]))
        }
        place += IndexEntry.byteCount
    }
}
