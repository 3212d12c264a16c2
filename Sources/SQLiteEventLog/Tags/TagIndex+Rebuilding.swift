internal import EventLog

extension TagIndex {
    /// How many events' postings are held in memory while the index is made again.
    private static let window: UInt64 = 1 << 16

    /// Makes the index again, from the tags that the leaves ask for.
    ///
    /// - Parameter window: After how many events their postings are written.
    static func rebuild(
        _ connection: Connection, _ settings: Settings = Settings(), window: UInt64 = window,
        tags: (UnsafeBufferPointer<UInt8>) -> [String]
    ) throws(StoreError) {
        try connection.execute("DELETE FROM tag; DELETE FROM tagrun; DELETE FROM tagchunk")
        var index = TagIndex(connection, settings)
        var names = NameNumbers(connection, table: "tagname")
        let events = try connection.statement("SELECT position, leaf FROM event ORDER BY position")
        defer { events.reset() }
        var size: UInt64 = 0
        while try events.step() {
            let position = events.int(0)
            for tag in tags(events.blob(1).assumingMemoryBound(to: UInt8.self)) {
                index.add(try names.number(of: tag), at: position)
            }
            size = UInt64(max(0, position)) + 1
            if size % window == 0 { try index.store(upTo: size) }
        }
        try index.store(upTo: size)
    }
}
