internal import EventLog
internal import TransparencyLog

extension LogCheck {
    /// The tables that are read beside the events, in order of position.
    private struct Beside {
        var requests: RowCursor
        var entries: RowCursor
        var disclosures: RowCursor
        var checkpoints: RowCursor
        /// The end of the request that is being read.
        var requestEnd: Int64 = 0
        var requestTime: Int64 = 0
        var requestRoot: Digest?
        /// The end of the entry that is being read.
        var entryEnd: Int64 = 0
    }

    /// Reads all events.
    ///
    /// - Throws: ``StoreError`` where reading came to an end before the log did.
    mutating func scan(
        tags: (UnsafeBufferPointer<UInt8>) -> [String], progress: (UInt64) -> Void
    ) throws(StoreError) {
        var beside = Beside(
            requests: try RowCursor(
                "SELECT first, count, recordedtime, root FROM request ORDER BY first", connection),
            entries: try RowCursor(
                "SELECT first, count, key, content FROM entry ORDER BY first", connection),
            disclosures: try RowCursor(
                "SELECT position, name, sealing, encoded FROM disclosure ORDER BY position, name",
                connection),
            checkpoints: try RowCursor(
                "SELECT size, note FROM checkpoint ORDER BY size, number", connection))
        let events = try connection.statement(
            """
            SELECT position, stream, version, previous, type, occurredon, recordedtime, id,
                leafhash, leaf FROM event ORDER BY position
            """)
        defer {
            for cursor in [
                beside.requests, beside.entries, beside.disclosures, beside.checkpoints,
            ] {
                cursor.statement.reset()
            }
            events.reset()
        }
        try compareCheckpoints(&beside)
        while try events.step() {
            let position = events.int(0)
            guard position == Int64(tree.size) else {
                throw .damaged(
                    position: Position(tree.size),
                    "the event is missing; the next one stands at \(position)")
            }
            try read(events, &beside, tags)
            if tree.size.isMultiple(of: 65_536) { progress(tree.size) }
        }
        let end = Position(tree.size)
        if beside.requestEnd > Int64(tree.size) || beside.entryEnd > Int64(tree.size) {
            check.fail(end, "request", "the last request had more events than there are")
        }
        if let extra = beside.requests.place ?? beside.entries.place {
            check.fail(Position(UInt64(max(0, extra))), "request", "it has no event")
        }
        if let extra = beside.checkpoints.place {
            check.fail(nil, "checkpoint", "one was kept of \(extra) events")
        }
        if let extra = beside.disclosures.place {
            check.fail(Position(UInt64(max(0, extra))), "disclosure", "it has no event")
        }
    }

    private mutating func read(
        _ row: Statement, _ beside: inout Beside, _ tags: (UnsafeBufferPointer<UInt8>) -> [String]
    ) throws(StoreError) {
        let index = tree.size
        let position = Position(index)
        let isSameAppend = Int64(index) < beside.requestEnd
        if !isSameAppend { try beginRequest(&beside) }
        try readEntry(&beside)
        let columns = self.columns(row, position)
        let leaf = row.blob(9).assumingMemoryBound(to: UInt8.self)
        let (hash, header) = check.compare(leaf, with: columns)
        if let header { compare(header, leaf, row, position) }
        follow(row, columns, position)
        check.compare(
            recordedTime: columns.recordedTime, after: lastTime, isSameAppend: isSameAppend,
            position)
        lastTime = columns.recordedTime
        if beside.requestTime != row.int(6) {
            check.fail(position, "request", "its request was recorded at another time")
        }
        if index < keysUpTo {
            keys.add(columns.id.high, columns.id.low, index << 2 | IndexEntry.id, seed)
        }
        for tag in Set(tags(leaf)) {
            guard let number = names.tags[tag] else {
                check.fail(position, "tags", "the tag \(tag) is missing")
                continue
            }
            tagged.add(UInt64(bitPattern: number), index, 0, seed)
        }
        while let place = beside.disclosures.place, place <= Int64(index) {
            compare(beside.disclosures.statement, at: place, leaf, position)
            try beside.disclosures.advance()
        }
        for tile in tree.append(leaf: hash) { try compare(tile, position) }
        if Int64(tree.size) == beside.requestEnd, beside.requestRoot != tree.root {
            check.fail(position, "request", "the log did not have this root after its request")
        }
        if wantedSizes.contains(tree.size) { roots[tree.size] = tree.root }
        try compareCheckpoints(&beside)
    }

    private mutating func columns(_ row: Statement, _ position: Position) -> StoredColumns {
        let id = row.key(7)
        if id == nil { check.fail(position, "columns", "its id has not 16 bytes") }
        let hash = row.digest(8)
        if hash == nil { check.fail(position, "columns", "its leaf hash has not 32 bytes") }
        return StoredColumns(
            position: position, id: EventID(high: id?.high ?? 0, low: id?.low ?? 0),
            occurredOn: CivilDate(daysSinceEpoch: Int32(clamping: row.int(5))),
            recordedTime: Instant(microseconds: row.int(6)),
            version: StreamVersion(Int32(clamping: row.int(2))),
            leafHash: hash ?? TreeHash.emptyRoot)
    }

    /// Compares the names in a leaf with what the numbers beside it stand for.
    private mutating func compare(
        _ header: LeafHeader, _ leaf: UnsafeBufferPointer<UInt8>, _ row: Statement,
        _ position: Position
    ) {
        let subject = Fingerprint.hash(header.bytes(.subject, in: leaf), seed)
        check.compare(names.stream(row.int(1))?.name == subject, "subject", position)
        let type = names.types[row.int(4)]
        check.compare(
            type.map { header.bytes(.type, in: leaf).elementsEqual($0) } ?? false, "type", position)
    }

    /// Checks that an event continues its stream.
    private mutating func follow(
        _ row: Statement, _ columns: StoredColumns, _ position: Position
    ) {
        guard let stream = names.stream(row.int(1)) else { return }
        if Int64(stream.version) + 1 != Int64(columns.version.number) {
            check.fail(
                position, "stream", "its version is \(columns.version), after \(stream.version)")
        }
        let previous = row.isNull(3) ? -1 : row.int(3)
        if previous != stream.last {
            check.fail(position, "stream", "it does not lead to its stream's event before it")
        }
        names.advance(row.int(1), to: Int64(position.index))
    }

    private mutating func beginRequest(_ beside: inout Beside) throws(StoreError) {
        let row = beside.requests.statement
        guard beside.requests.place == Int64(tree.size), (1...1_000).contains(row.int(1)) else {
            check.fail(Position(tree.size), "request", "it belongs to no request")
            while let place = beside.requests.place, place <= Int64(tree.size) {
                try beside.requests.advance()
            }
            beside.requestEnd = beside.requests.place ?? .max
            beside.requestRoot = nil
            return
        }
        beside.requestEnd = Int64(tree.size) + row.int(1)
        beside.requestTime = row.int(2)
        beside.requestRoot = row.digest(3)
        try beside.requests.advance()
    }

    private mutating func readEntry(_ beside: inout Beside) throws(StoreError) {
        let index = Int64(tree.size)
        if index < beside.entryEnd { return }
        let row = beside.entries.statement
        while let place = beside.entries.place, place < index { try beside.entries.advance() }
        guard beside.entries.place == index, (1...1_000).contains(row.int(1)),
            index + row.int(1) <= beside.requestEnd, let key = row.key(2),
            EntryRow.digest(in: row.blob(3), first: index, count: row.int(1), key: key) != nil
        else {
            check.fail(
                Position(tree.size), "request",
                "it belongs to no entry of a request as it was written")
            return
        }
        beside.entryEnd = index + row.int(1)
        if tree.size < keysUpTo, key.high != 0 || key.low != 0 {
            keys.add(key.high, key.low, tree.size << 2 | IndexEntry.request, seed)
        }
        try beside.entries.advance()
    }

    private mutating func compare(
        _ row: Statement, at place: Int64, _ leaf: UnsafeBufferPointer<UInt8>, _ position: Position
    ) {
        guard place == Int64(position.index), let sealing = SealingClass(rawValue: row.text(2))
        else {
            return check.fail(position, "disclosure", "it is malformed")
        }
        let disclosure = Disclosure(name: row.text(1), encoded: row.text(3), sealing: sealing)
        check.compare(disclosure, with: leaf, position)
    }

    /// Compares the checkpoints that are kept of the log as it is at this place of the scan.
    private mutating func compareCheckpoints(_ beside: inout Beside) throws(StoreError) {
        while let place = beside.checkpoints.place, place <= Int64(tree.size) {
            let note = beside.checkpoints.statement.bytes(1)
            let kept = try? SignedCheckpoint(parsing: note)
            if kept?.checkpoint.size != tree.size || kept?.checkpoint.root != tree.root {
                check.fail(
                    nil, "checkpoint", "the one kept of \(place) events is not of this log")
            }
            try beside.checkpoints.advance()
        }
    }

    private mutating func compare(_ tile: FullTile, _ position: Position) throws(StoreError) {
        let stored = try connection.statement("SELECT hashes FROM tile WHERE place = ?")
        stored.bind(1, LogSchema.place(level: tile.level, index: tile.index))
        defer { stored.reset() }
        if try stored.step(), stored.bytes(0) == tile.bytes { return }
        check.fail(
            position, "tile", "tile \(tile.index) at level \(tile.level) is not that of the tree")
    }
}
