internal import EventLog

/// The postings of a range of events, in ascending order and never changed, in chunks.
struct TagRun {
    /// A number that no other run has had; newer runs have larger ones and later events.
    let number: Int64
    /// How often its postings have been merged.
    let level: Int64
    /// The chunks that hold it, in order; none when its events have no tag.
    let chunks: Range<Int64>
    /// It and the older runs hold the postings of all events before this position.
    let upTo: UInt64

    /// All runs, oldest first.
    static func all(_ connection: Connection) throws(StoreError) -> [TagRun] {
        let statement = try connection.statement(
            "SELECT run, level, firstchunk, endchunk, upto FROM tagrun ORDER BY upto")
        defer { statement.reset() }
        var runs: [TagRun] = []
        while try statement.step() {
            guard statement.int(2) <= statement.int(3), statement.int(4) > 0 else {
                throw .damaged(
                    position: nil, "run \(statement.int(0)) of the tag index is malformed")
            }
            runs.append(
                TagRun(
                    number: statement.int(0), level: statement.int(1),
                    chunks: statement.int(2)..<statement.int(3), upTo: UInt64(statement.int(4))))
        }
        return runs
    }

    /// Up to which position the runs hold the postings of all events.
    static func upTo(_ connection: Connection) throws(StoreError) -> UInt64 {
        UInt64(max(0, try connection.number("SELECT max(upto) FROM tagrun") ?? 0))
    }

    /// Puts the postings of a chunk into the place of others.
    ///
    /// - Throws: ``StoreError/damaged(position:_:)`` when there is no such chunk, it is malformed,
    ///   or its row does not say which tag it begins with.
    static func read(
        _ chunk: Int64, into postings: inout [TagPosting], _ connection: Connection
    ) throws(StoreError) {
        let statement = try connection.statement(
            "SELECT tag, entries FROM tagchunk WHERE chunk = ?")
        statement.bind(1, chunk)
        defer { statement.reset() }
        guard try statement.step() else { throw missing(chunk) }
        guard TagChunk.read(statement.blob(1), into: &postings),
            postings[0].tag == statement.int(0)
        else { throw .damaged(position: nil, "chunk \(chunk) of the tag index is malformed") }
    }

    /// Calls `body` with the positions of a tag, in ascending order, until it returns false.
    ///
    /// - Returns: Whether it never did.
    func positions(
        of tag: Int64, _ connection: Connection,
        _ body: (Int64) throws(StoreError) -> Bool
    ) throws(StoreError) -> Bool {
        var postings: [TagPosting] = []
        for chunk in try firstChunk(of: tag, connection)..<chunks.upperBound {
            try TagRun.read(chunk, into: &postings, connection)
            for posting in postings where posting.tag >= tag {
                guard posting.tag == tag else { return true }
                guard try body(posting.position) else { return false }
            }
        }
        return true
    }

    /// The first chunk that can hold a posting of the tag, by halving the range of chunks.
    private func firstChunk(
        of tag: Int64, _ connection: Connection
    ) throws(StoreError) -> Int64 {
        let first = try connection.statement("SELECT tag FROM tagchunk WHERE chunk = ?")
        defer { first.reset() }
        var low = chunks.lowerBound
        var high = max(low, chunks.upperBound - 1)
        while low < high {
            let middle = low + (high - low + 1) / 2
            first.reset()
            first.bind(1, middle)
            guard try first.step() else { throw TagRun.missing(middle) }
            if first.int(0) < tag { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private static func missing(_ chunk: Int64) -> StoreError {
        .damaged(position: nil, "chunk \(chunk) of the tag index is missing")
    }
}
