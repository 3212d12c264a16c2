internal import EventLog
internal import TransparencyLog

extension LogCheck {
    /// Compares the tag index with the tags that the leaves ask for.
    mutating func compareTags(
        _ tags: (UnsafeBufferPointer<UInt8>) -> [String]
    ) throws(StoreError) {
        guard isWhole else { return }
        var stored = Fingerprint()
        let seed = seed
        try forEachPosting(upTo: tree.size) { posting in
            stored.add(
                UInt64(bitPattern: posting.tag), UInt64(bitPattern: posting.position), 0, seed)
        }
        if stored == tagged { return }
        // A window at a time, so that memory does not grow with the log.
        var named = 0
        for start in stride(from: 0, to: Int64(tree.size), by: LogCheck.window) {
            let end = start + Int64(LogCheck.window)
            named += try nameTags(in: start..<(end >= Int64(tree.size) ? .max : end), tags)
        }
        if named == 0 {
            check.fail(nil, "tags", "the tag index does not hold each tag of each event once")
        }
    }

    /// How many events' tags are named together.
    private static let window = 1 << 18

    /// Calls `body` with every posting, run by run; what is wrong with a run is a failure.
    ///
    /// - Parameter size: How many events the log has.
    mutating func forEachPosting(
        upTo size: UInt64, _ body: (TagPosting) -> Void
    ) throws(StoreError) {
        var start: UInt64 = 0
        for run in try TagRun.all(connection) {
            var cursor = try TagRunCursor(run, connection)
            var last = TagPosting(tag: 0, position: 0)
            var isSound = run.upTo > start && run.upTo <= size
            let range = Int64(clamping: start)..<Int64(clamping: max(start, run.upTo))
            while let posting = cursor.current {
                isSound = isSound && posting > last && range.contains(posting.position)
                last = posting
                body(posting)
                try cursor.advance()
            }
            if !isSound {
                check.fail(nil, "tags", "run \(run.number) of the tag index is malformed")
            }
            start = run.upTo
        }
        var isSound = true
        try TagIndex.newest(connection) { posting throws(StoreError) in
            isSound = isSound && posting.position >= Int64(clamping: start)
            body(posting)
            return true
        }
        if !isSound { check.fail(nil, "tags", "the newest tags are those of older events") }
    }

    /// Compares the tags of some events one by one, to say which are missing and which are too
    /// many; how many there are of both.
    private mutating func nameTags(
        in range: Range<Int64>, _ tags: (UnsafeBufferPointer<UInt8>) -> [String]
    ) throws(StoreError) -> Int {
        var count = 0
        var stored: Set<TagPosting> = []
        try forEachPosting(upTo: tree.size) { if range.contains($0.position) { stored.insert($0) } }
        let events = try connection.statement(
            """
            SELECT position, leaf FROM event WHERE position >= ? AND position < ?
            ORDER BY position
            """)
        events.bind(1, range.lowerBound)
        events.bind(2, range.upperBound)
        defer { events.reset() }
        while try events.step() {
            for tag in Set(tags(events.blob(1).assumingMemoryBound(to: UInt8.self))) {
                guard let number = names.tags[tag] else { continue }
                let posting = TagPosting(tag: number, position: events.int(0))
                if stored.remove(posting) != nil { continue }
                count += 1
                check.fail(
                    Position(UInt64(max(0, posting.position))), "tags", "the tag \(tag) is missing")
            }
        }
        let texts = Dictionary(names.tags.map { ($0.value, $0.key) }, uniquingKeysWith: { $1 })
        for posting in stored.sorted() {
            let name = texts[posting.tag] ?? "number \(posting.tag)"
            check.fail(
                Position(UInt64(max(0, posting.position))), "tags",
                "the tag \(name) is one too many")
        }
        return count + stored.count
    }
}
