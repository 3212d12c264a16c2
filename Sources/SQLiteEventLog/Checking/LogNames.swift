internal import EventLog

/// The names that numbers stand for, as a check needs them.
struct LogNames {
    /// By number, from 1.
    private(set) var streams: [LogCheck.StreamSeen] = []
    private(set) var types: [Int64: [UInt8]] = [:]
    private(set) var tags: [String: Int64] = [:]

    init() {}

    /// Reads the tables.
    ///
    /// - Throws: ``StoreError/damaged(position:_:)`` when streams are not numbered from 1.
    init(_ connection: Connection, _ seed: Fingerprint.Seed) throws(StoreError) {
        let streams = try connection.statement("SELECT number, name FROM stream ORDER BY number")
        defer { streams.reset() }
        while try streams.step() {
            guard streams.int(0) == Int64(self.streams.count) + 1 else {
                throw .damaged(position: nil, "streams are not numbered from 1")
            }
            let name = streams.blob(1).assumingMemoryBound(to: UInt8.self)
            self.streams.append(LogCheck.StreamSeen(name: Fingerprint.hash(name, seed)))
        }
        let types = try connection.statement("SELECT number, name FROM type")
        defer { types.reset() }
        while try types.step() { self.types[types.int(0)] = types.bytes(1) }
        let tags = try connection.statement("SELECT number, name FROM tagname")
        defer { tags.reset() }
        while try tags.step() { self.tags[tags.text(1)] = tags.int(0) }
    }

    /// What is known of a stream; nil when there is none of that number.
    func stream(_ number: Int64) -> LogCheck.StreamSeen? {
        number >= 1 && number <= Int64(streams.count) ? streams[Int(number - 1)] : nil
    }

    /// Gives a stream, of which there is one of that number, one more event.
    mutating func advance(_ number: Int64, to position: Int64) {
        streams[Int(number - 1)].version &+= 1
        streams[Int(number - 1)].last = position
    }
}
