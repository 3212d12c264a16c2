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

    /// Puts a head in the place of the one before.
    static func write(_ head: LogHead, _ connection: Connection) throws(StoreError) {
        let statement = try connection.statement(
            "REPLACE INTO head (one, size, root, recordedtime) VALUES (0, ?, ?, ?)")
        statement.bind(1, Int64(clamping: head.size.count))
        statement.bind(2, digest: head.root)
        statement.bind(3, head.lastRecordedTime?.microseconds ?? 0)
        try statement.run()
    }
}
