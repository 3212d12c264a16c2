internal import EventLog
internal import TransparencyLog

/// Reads what was recorded of requests.
enum RequestRow {
    /// The entry whose first event stands at a position where the key index says that one does.
    static func entry(
        at first: UInt64, _ connection: Connection
    ) throws(StoreError) -> RecordedEntry {
        let statement = try connection.statement(
            "SELECT content, count, key FROM entry WHERE first = ?")
        statement.bind(1, Int64(clamping: first))
        defer { statement.reset() }
        guard try statement.step() else {
            throw .damaged(position: Position(first), "its request entry is missing")
        }
        guard let key = statement.key(2),
            let content = EntryRow.digest(
                in: statement.blob(0), first: Int64(clamping: first), count: statement.int(1),
                key: key)
        else {
            throw .damaged(position: Position(first), "its request entry was changed")
        }
        return RecordedEntry(position: Position(first), content: content)
    }

    /// The receipt of the append that holds a position, as it was given.
    static func receipt(
        for position: Position, origin: String, _ connection: Connection
    ) throws(StoreError) -> Receipt {
        let malformed = StoreError.damaged(position: position, "its request is malformed")
        let statement = try connection.statement(
            """
            SELECT first, count, recordedtime, root FROM request WHERE first <= ?
            ORDER BY first DESC LIMIT 1
            """)
        statement.bind(1, Int64(clamping: position.index))
        defer { statement.reset() }
        guard try statement.step(), statement.int(0) >= 0,
            (1...Int64(AppendRequest.maximumCount)).contains(statement.int(1)),
            let root = statement.digest(3)
        else { throw malformed }
        let first = statement.int(0)
        let count = statement.int(1)
        let hashes = try connection.statement(
            "SELECT leafhash FROM event WHERE position >= ? AND position < ?")
        hashes.bind(1, first)
        hashes.bind(2, first + count)
        defer { hashes.reset() }
        var leafHashes: [Digest] = []
        while try hashes.step() {
            guard let hash = hashes.digest(0) else { throw malformed }
            leafHashes.append(hash)
        }
        let key = try connection.statement("SELECT key FROM entry WHERE first = ?")
        key.bind(1, first)
        defer { key.reset() }
        guard leafHashes.count == Int(count), try key.step(), let key = key.key(0) else {
            throw malformed
        }
        return Receipt(
            first: Position(UInt64(first)), count: Int(count), leafHashes: leafHashes,
            origin: origin, recordedTime: Instant(microseconds: statement.int(2)),
            requestKey: RequestKey(high: key.high, low: key.low), root: root, isReplay: true)
    }
}
