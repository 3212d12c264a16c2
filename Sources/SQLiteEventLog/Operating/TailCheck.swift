internal import EventLog
internal import TransparencyLog

/// Hashes the newest events again before anything is appended after them: what a crash, or a disk
/// that lied, can have spoiled is what was written last.
///
/// As much as the write-ahead log may hold, which is little after a clean stop, and never more than
/// ``limit`` events, so that a start after a crash is quick. All of the log is for `verify`.
enum TailCheck {
    /// The most events that are looked at.
    static let limit: UInt64 = 10_000
    /// The fewest, whatever the write-ahead log holds.
    private static let least: UInt64 = 256
    /// No event takes less room in the write-ahead log.
    private static let bytesPerEvent: UInt64 = 512

    /// How many of the newest events are to be looked at.
    static func count(size: UInt64, log path: String) -> UInt64 {
        min(size, limit, max(least, LedgerFolder.byteCount("\(path)-wal") / bytesPerEvent))
    }

    /// Hashes the leaves of the newest `count` events, and compares them with the hashes beside
    /// them and with the root of the head.
    ///
    /// - Throws: ``StoreError/damaged(position:_:)`` with the event that is not what was recorded;
    ///   ``StoreError/unavailable(_:)``.
    static func check(
        last count: UInt64, of head: LogHead, _ connection: Connection
    ) throws(StoreError) {
        let size = head.size.count
        let start = size - min(count, size)
        var frontier: Frontier
        do throws(TileReadingError<StoreError>) {
            frontier = try Frontier(size: start, from: StoredTree(connection: connection))
        } catch {
            throw .damaged(position: nil, "the tree of the log cannot be read: \(error)")
        }
        let events = try connection.statement(
            "SELECT position, leafhash, leaf FROM event WHERE position >= ? ORDER BY position")
        events.bind(1, Int64(clamping: start))
        defer { events.reset() }
        while try events.step() {
            let position = Position(frontier.size)
            guard events.int(0) == Int64(clamping: position.index) else {
                throw .damaged(position: position, "the event is missing")
            }
            let hash = TreeHash.leaf(events.blob(2))
            guard hash == events.digest(1) else {
                throw .damaged(position: position, "its leaf is not the one that was hashed")
            }
            frontier.append(leaf: hash)
        }
        guard frontier.size == size else {
            throw .damaged(
                position: Position(min(frontier.size, size)),
                "the head says \(size) events, and there are \(frontier.size)")
        }
        guard frontier.root == head.root else {
            throw .damaged(
                position: nil, "the newest events do not have the root that the head says")
        }
    }
}
