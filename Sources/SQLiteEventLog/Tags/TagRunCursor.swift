internal import EventLog

/// Walks through a run; a chunk at a time is in memory.
struct TagRunCursor {
    private let connection: Connection
    private let run: TagRun
    private var chunk: Int64
    private var postings: [TagPosting] = []
    private var place = 0

    init(_ run: TagRun, _ connection: Connection) throws(StoreError) {
        self.run = run
        self.connection = connection
        chunk = run.chunks.lowerBound
        try readChunk()
    }

    /// The posting that the cursor stands at; nil after the last.
    var current: TagPosting? { place < postings.count ? postings[place] : nil }

    mutating func advance() throws(StoreError) {
        place += 1
        if place >= postings.count { try readChunk() }
    }

    private mutating func readChunk() throws(StoreError) {
        place = 0
        guard chunk < run.chunks.upperBound else {
            postings.removeAll()
            return
        }
        try TagRun.read(chunk, into: &postings, connection)
        chunk += 1
    }
}
