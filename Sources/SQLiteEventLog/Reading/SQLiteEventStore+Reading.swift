public import EventLog
public import TransparencyLog

extension SQLiteEventStore {
    public func head() throws(StoreError) -> LogHead {
        try readers.snapshot { connection throws(StoreError) in try HeadRow.read(connection) }
    }

    public func read(
        _ query: EventQuery, from: Position, to: LogSize, _ body: (EventRow) -> Bool
    ) throws(StoreError) {
        let range = Int64(clamping: from.index)..<max(
            Int64(clamping: from.index), Int64(clamping: to.count))
        try readers.snapshot { connection throws(StoreError) in
            switch query {
            case .all: try EventScan.all(range, connection, body)
            case .stream(let name): try EventScan.stream(name, range, connection, body)
            case .tag(let tag): try EventScan.tag(tag, range, connection, body)
            }
        }
    }

    public func version(of stream: StreamName) throws(StoreError) -> StreamVersion {
        try readers.snapshot { connection throws(StoreError) in
            StreamVersion(try StreamRow.find(stream.text, connection)?.version ?? 0)
        }
    }

    public func streams(startingWith prefix: String) throws(StoreError) -> [StreamName] {
        try readers.snapshot { connection throws(StoreError) in
            // Names are ASCII, so a text of the highest scalar comes after all that begin alike.
            let statement = try connection.statement(
                "SELECT name FROM stream WHERE name >= ? AND name < ? ORDER BY name")
            statement.bind(1, text: prefix)
            statement.bind(2, text: prefix + "\u{10FFFF}")
            defer { statement.reset() }
            var names: [StreamName] = []
            while try statement.step() {
                guard let name = StreamName(statement.text(0)) else {
                    throw .damaged(position: nil, "a stream has a name that no stream can have")
                }
                names.append(name)
            }
            return names
        }
    }

    public func position(of id: EventID) throws(StoreError) -> Position? {
        try keys.find([IndexKey(id)]) { found, _ in
            found[0].id.map { Position($0) }
        }
    }

    public func recorded(_ keys: [RequestKey]) throws(StoreError) -> [RecordedEntry?] {
        try self.keys.find(keys.map { IndexKey($0) }) { found, connection throws(StoreError) in
            var recorded: [RecordedEntry?] = []
            for found in found {
                guard let first = found.request else {
                    recorded.append(nil)
                    continue
                }
                recorded.append(try RequestRow.entry(at: first, connection))
            }
            return recorded
        }
    }

    public func disclosures(at position: Position) throws(StoreError) -> [Disclosure] {
        try readers.snapshot { connection throws(StoreError) in
            try DisclosureRow.read(at: Int64(clamping: position.index), connection)
        }
    }

    public func size(at instant: Instant) throws(StoreError) -> LogSize {
        try readers.snapshot { connection throws(StoreError) in
            let time = try connection.statement("SELECT recordedtime FROM event WHERE position = ?")
            defer { time.reset() }
            var low: UInt64 = 0
            var high = try HeadRow.read(connection).size.count
            while low < high {
                let middle = low + (high - low) / 2
                time.reset()
                time.bind(1, Int64(middle))
                guard try time.step() else {
                    throw .damaged(position: Position(middle), "the event is missing")
                }
                if time.int(0) <= instant.microseconds { low = middle + 1 } else { high = middle }
            }
            return LogSize(low)
        }
    }

    public func hashes(
        level: Int, index: UInt64, width: Int
    ) throws(StoreError) -> [Digest] {
        try readers.snapshot { connection throws(StoreError) in
            try StoredTree(connection: connection)
                .hashes(level: level, index: index, width: width)
        }
    }

    public func check(
        tags: (UnsafeBufferPointer<UInt8>) -> [String], progress: (UInt64) -> Void
    ) throws(StoreError) -> StoreCheck {
        try readers.snapshot { connection throws(StoreError) in
            var check = try LogCheck(connection, origin: origin, headFile: place.head)
            return try check.run(tags: tags, progress: progress)
        }
    }
}
