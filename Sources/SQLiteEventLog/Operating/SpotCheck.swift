internal import EventLog
internal import TransparencyLog

/// Looks at some events that lie spread over the whole log, for whoever has no time for all: what
/// is damaged in many places is found, what is damaged in one may not be.
enum SpotCheck {
    /// The most events that are looked at.
    static let limit: UInt64 = 1_000

    /// Hashes the leaves of some events, compares them with the hashes beside them, and looks up
    /// the ids.
    ///
    /// - Returns: How many events were looked at.
    /// - Throws: ``StoreError/damaged(position:_:)`` with the event that is not what was recorded,
    ///   or is not found; ``StoreError/unavailable(_:)``.
    static func check(_ head: LogHead, _ connection: Connection) throws(StoreError) -> UInt64 {
        let size = head.size.count
        let count = min(limit, size)
        var index = KeyIndex(connection)
        try index.catchUp(to: size)
        let event = try connection.statement(
            "SELECT leafhash, id, leaf FROM event WHERE position = ?")
        for number in 0..<count {
            let position = Position(size * number / count)
            event.bind(1, Int64(clamping: position.index))
            defer { event.reset() }
            guard try event.step() else {
                throw .damaged(position: position, "the event is missing")
            }
            guard TreeHash.leaf(event.blob(2)) == event.digest(0) else {
                throw .damaged(position: position, "its leaf is not the one that was hashed")
            }
            guard let key = event.key(1), try index.find(key).id == position.index else {
                throw .damaged(position: position, "its id is not found, or elsewhere")
            }
        }
        return count
    }
}
