internal import EventLog
internal import TransparencyLog

/// The one row that every append locks and rewrites.
enum HeadRow {
    /// The head of the log.
    ///
    /// - Throws: ``StoreError/damaged(position:_:)`` when the row is malformed.
    static func read(_ connection: Connection) throws(StoreError) -> LogHead {
        let statement = try connection.statement("SELECT size, root, recordedtime FROM head")
        defer { statement.reset() }
        guard try statement.step() else {
            return LogHead(size: .empty, root: TreeHash.emptyRoot, lastRecordedTime: nil)
        }
        let size = statement.int(0)
        guard size > 0, size < 1 << 48, let root = statement.digest(1) else {
            throw .damaged(position: nil, "the head of the log is malformed")
        }
        return LogHead(
            size: LogSize(UInt64(size)), root: root,
            lastRecordedTime: Instant(microseconds: statement.int(2)))
    }

    /// The frontier of the tree at a size; nil unless that is the size of the log.
    ///
    /// - Throws: ``StoreError/damaged(position:_:)`` when it has not the root of the head.
    static func frontier(
        at size: LogSize, _ connection: Connection
    ) throws(StoreError) -> Frontier? {
        let statement = try connection.statement("SELECT size, root, frontier FROM head")
        defer { statement.reset() }
        guard try statement.step() else { return size == .empty ? Frontier() : nil }
        guard statement.int(0) == Int64(clamping: size.count) else { return nil }
        guard let frontier = try? Frontier(bytes: statement.bytes(2)),
            frontier.size == size.count, frontier.root == statement.digest(1)
        else {
            throw .damaged(position: nil, "the frontier of the tree has not the root of the head")
        }
        return frontier
    }

    /// Puts a head in the place of the one before, with the frontier of its tree.
    static func write(
        _ head: LogHead, _ frontier: Frontier, _ connection: Connection
    ) throws(StoreError) {
        let statement = try connection.statement(
            "REPLACE INTO head (one, size, root, recordedtime, frontier) VALUES (0, ?, ?, ?, ?)")
        statement.bind(1, Int64(clamping: head.size.count))
        statement.bind(2, digest: head.root)
        statement.bind(3, head.lastRecordedTime?.microseconds ?? 0)
        statement.bind(4, blob: frontier.bytes)
        try statement.run()
    }
}
