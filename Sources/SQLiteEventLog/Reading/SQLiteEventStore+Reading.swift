public import EventLog
public import TransparencyLog

extension SQLiteEventStore {
    /// The size of the log, its root, and when it last took something in.
    ///
    /// - Throws: ``StoreError``.
    public func head() throws(StoreError) -> LogHead {
        try readers.snapshot { connection throws(StoreError) in try HeadRow.read(connection) }
    }

    /// What the tree must remember at a size; nil unless it is the size of the log.
    ///
    /// - Throws: ``StoreError``.
    public func frontier(at size: LogSize) throws(StoreError) -> Frontier? {
        try readers.snapshot { connection throws(StoreError) in
            try HeadRow.frontier(at: size, connection)
        }
    }

    /// Calls `body` with each event of the query, in order of position, until it returns false.
    /// All of them are of one state of the log; the leaf is lent from the database's own page.
    ///
    /// - Throws: ``StoreError``.
    public func read(
        _ query: EventQuery, from: Position, to: LogSize, _ body: (EventRow) -> Bool
    ) throws(StoreError) {
        let range =
            Int64(
                clamping: from.index)..<max(
                Int64(clamping: from.index), Int64(clamping: to.count))
        try readers.snapshot { connection throws(StoreError) in
            switch query {
            case .all: try EventScan.all(range, connection, body)
            case .stream(let name): try EventScan.stream(name, range, connection, body)
            case .tag(let tag): try EventScan.tag(tag, range, connection, body)
            }
        }
    }

    /// The version of a stream; ``StreamVersion/none`` when it does not exist.
    ///
    /// - Throws: ``StoreError``.
    public func version(of stream: StreamName) throws(StoreError) -> StreamVersion {
        try readers.snapshot { connection throws(StoreError) in
            StreamVersion(try StreamRow.find(stream.text, connection)?.version ?? 0)
        }
    }

    /// The streams whose names begin with these bytes, in ascending order of bytes.
    ///
    /// - Throws: ``StoreError``.
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

    /// Calls `body` with the number of each stream and where its newest event stands, until it
    /// returns false.
    ///
    /// - Throws: ``StoreError``.
    public func streamEnds(_ body: (Int64, Position) -> Bool) throws(StoreError) {
        try readers.snapshot { connection throws(StoreError) in
            try StreamRow.ends(connection, body)
        }
    }

    /// Where the event with this id stands; nil when there is none.
    ///
    /// - Throws: ``StoreError``.
    public func position(of id: EventID) throws(StoreError) -> Position? {
        try positions(of: [id])[0]
    }

    /// Where the events with these ids stand, all looked for in one state of the log.
    ///
    /// - Throws: ``StoreError``.
    public func positions(of ids: [EventID]) throws(StoreError) -> [Position?] {
        try keys.find(ids.map { IndexKey($0) }) { found, _ in
            found.map { found in found.id.map { Position($0) } }
        }
    }

    /// For each key, where its first event stands and its content; nil when it was never used.
    ///
    /// - Throws: ``StoreError``.
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

    /// The disclosures of one event, in ascending order of names.
    ///
    /// - Throws: ``StoreError``.
    public func disclosures(at position: Position) throws(StoreError) -> [Disclosure] {
        try readers.snapshot { connection throws(StoreError) in
            try DisclosureRow.read(at: Int64(clamping: position.index), connection)
        }
    }

    /// Calls `body` with each kept disclosure of a class, in order, until it returns false.
    ///
    /// - Throws: ``StoreError``.
    public func disclosures(
        of sealing: SealingClass, _ body: (Position, Disclosure) -> Bool
    ) throws(StoreError) {
        try readers.snapshot { connection throws(StoreError) in
            try DisclosureRow.read(sealing, connection, body)
        }
    }

    /// Calls `body` with each kept disclosure of a run of events, in order, until it returns false.
    ///
    /// - Throws: ``StoreError``.
    public func disclosures(
        from: Position, to: LogSize, _ body: (Position, Disclosure) -> Bool
    ) throws(StoreError) {
        try readers.snapshot { connection throws(StoreError) in
            try DisclosureRow.read(
                from: Int64(clamping: from.index), to: Int64(clamping: to.count), connection, body)
        }
    }

    /// The number of events recorded at or before `instant`, found in 24 steps or so.
    ///
    /// - Throws: ``StoreError``.
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

    /// The first `width` hashes of a tile, for making proofs.
    ///
    /// - Throws: ``StoreError``; ``StoreError/unavailable(_:)`` when the log has no such tile.
    public func hashes(
        level: Int, index: UInt64, width: Int
    ) throws(StoreError) -> [Digest] {
        try readers.snapshot { connection throws(StoreError) in
            try StoredTree(connection: connection)
                .hashes(level: level, index: index, width: width)
        }
    }

    /// The largest checkpoint that is kept of the log up to a size; of several of the same size,
    /// that which was kept last. Nil when there is none.
    ///
    /// - Throws: ``StoreError``.
    public func checkpoint(upTo size: LogSize) throws(StoreError) -> KeptCheckpoint? {
        try readers.snapshot { connection throws(StoreError) in
            try CheckpointRow.newest(upTo: size, connection)
        }
    }

    /// Calls `body` with every checkpoint that is kept, in the order in which they were, until it
    /// returns false.
    ///
    /// - Throws: ``StoreError``.
    public func checkpoints(_ body: (KeptCheckpoint) -> Bool) throws(StoreError) {
        try readers.snapshot { connection throws(StoreError) in
            try CheckpointRow.all(connection, body)
        }
    }

    /// Re-hashes every stored leaf and compares everything that is kept beside them: columns,
    /// streams, requests, tiles, tags, the key index, disclosures, the head and its file; and asks
    /// the database to check itself.
    ///
    /// - Throws: ``StoreError`` when the log cannot be opened; damage is an outcome.
    public func check(
        tags: (UnsafeBufferPointer<UInt8>) -> [String], rootsAt sizes: Set<UInt64>,
        progress: (UInt64) -> Void
    ) throws(StoreError) -> StoreCheck {
        try readers.snapshot { connection throws(StoreError) in
            var check = try LogCheck(
                connection, origin: origin, headFile: headFile, rootsAt: sizes)
            return try check.run(tags: tags, progress: progress)
        }
    }
}
