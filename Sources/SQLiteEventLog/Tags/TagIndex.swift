internal import EventLog

/// Which events have a tag.
///
/// An event's tags are far from one another, and a tree of pages keyed by them would dirty a page
/// for each. So the postings of the newest events stand in a table that is small; once there are
/// enough of them, they are sorted and written as a *run*, a large append at once as one of its
/// own; eight runs of a level are merged into one of the next, up to a size beyond which a merge
/// would keep writers waiting. All of it is in the transaction of the append that causes it.
///
/// Runs follow one another as their events do, so that a tag's positions ascend from run to run.
struct TagIndex {
    private let connection: Connection
    private let settings: Settings
    /// What this transaction has added.
    private var added: [TagPosting] = []
    /// Up to where the runs go; nil when that has to be read.
    private var upTo: UInt64?

    /// Numbers that tests make smaller.
    struct Settings {
        /// From how many events on their postings are written as a run.
        var tailCapacity: UInt64 = 1_000
        /// How many runs of a level are merged.
        var fanOut = 8
        /// Runs of this level are not merged.
        var highestLevel: Int64 = 4
    }

    init(_ connection: Connection, _ settings: Settings = Settings()) {
        self.connection = connection
        self.settings = settings
    }

    // MARK: Writing

    /// Adds a posting of an event that this transaction writes.
    mutating func add(_ tag: Int64, at position: Int64) {
        added.append(TagPosting(tag: tag, position: position))
    }

    /// Forgets everything: somebody else has written, or what was written did not stay.
    mutating func removeAll() {
        added.removeAll()
        upTo = nil
    }

    /// Writes what was added.
    ///
    /// - Parameter size: The size of the log with all that this transaction has written.
    mutating func store(upTo size: UInt64) throws(StoreError) {
        let start: UInt64
        if let upTo { start = upTo } else { start = try TagRun.upTo(connection) }
        if size >= start + settings.tailCapacity {
            try writeRun(upTo: size)
            upTo = size
        } else {
            let insert = try connection.statement("INSERT INTO tag (tag, position) VALUES (?, ?)")
            for posting in added {
                insert.bind(1, posting.tag)
                insert.bind(2, posting.position)
                try insert.run()
            }
            upTo = start
        }
        added.removeAll(keepingCapacity: true)
    }

    /// Writes a run of what stands in the table and what was added.
    private mutating func writeRun(upTo size: UInt64) throws(StoreError) {
        try TagIndex.newest(connection) { posting throws(StoreError) in
            added.append(posting)
            return true
        }
        try connection.statement("DELETE FROM tag").run()
        added.sort()
        var writer = try TagRunWriter(connection)
        for posting in added { try writer.append(posting) }
        try writer.finish(level: 0, upTo: size)
        for level in 0..<settings.highestLevel {
            let peers = try TagRun.all(connection).filter { $0.level == level }
            guard peers.count >= settings.fanOut else { return }
            try merge(peers)
        }
    }

    /// Puts one run in the place of several that follow one another, oldest first.
    private func merge(_ peers: [TagRun]) throws(StoreError) {
        var cursors: [TagRunCursor] = []
        for run in peers { cursors.append(try TagRunCursor(run, connection)) }
        var writer = try TagRunWriter(connection)
        while let tag = cursors.lazy.compactMap(\.current?.tag).min() {
            for place in cursors.indices {
                while let posting = cursors[place].current, posting.tag == tag {
                    try writer.append(posting)
                    try cursors[place].advance()
                }
            }
        }
        try writer.finish(
            level: peers[0].level + 1, upTo: peers.reduce(0) { max($0, $1.upTo) })
        let chunks = try connection.statement("DELETE FROM tagchunk WHERE chunk >= ? AND chunk < ?")
        let row = try connection.statement("DELETE FROM tagrun WHERE run = ?")
        for run in peers {
            chunks.bind(1, run.chunks.lowerBound)
            chunks.bind(2, run.chunks.upperBound)
            try chunks.run()
            row.bind(1, run.number)
            try row.run()
        }
    }

    // MARK: Reading

    /// Calls `body` with the positions of a tag in a range, in ascending order, until it returns
    /// false.
    static func positions(
        of tag: Int64, in range: Range<Int64>, _ connection: Connection,
        _ body: (Int64) throws(StoreError) -> Bool
    ) throws(StoreError) {
        for run in try TagRun.all(connection) where Int64(clamping: run.upTo) > range.lowerBound {
            let goesOn = try run.positions(of: tag, connection) { position throws(StoreError) in
                if position < range.lowerBound { return true }
                return position < range.upperBound ? try body(position) : false
            }
            if !goesOn { return }
        }
        let newest = try connection.statement(
            """
            SELECT position FROM tag WHERE tag = ? AND position >= ? AND position < ?
            ORDER BY position
            """)
        newest.bind(1, tag)
        newest.bind(2, range.lowerBound)
        newest.bind(3, range.upperBound)
        defer { newest.reset() }
        while try newest.step() {
            guard try body(newest.int(0)) else { return }
        }
    }

    /// Calls `body` with the postings that stand in no run yet, in ascending order, until it
    /// returns false.
    static func newest(
        _ connection: Connection, _ body: (TagPosting) throws(StoreError) -> Bool
    ) throws(StoreError) {
        let rows = try connection.statement("SELECT tag, position FROM tag ORDER BY tag, position")
        defer { rows.reset() }
        while try rows.step() {
            guard try body(TagPosting(tag: rows.int(0), position: rows.int(1))) else { return }
        }
    }
}
