internal import EventLog
internal import TransparencyLog

extension LogCheck {
    /// Compares the runs with the ids and request keys that were read with the events.
    mutating func compareKeys() throws(StoreError) {
        guard isWhole else { return }
        if keysUpTo > tree.size {
            return check.fail(nil, "index", "the key index goes further than the log")
        }
        var stored = Fingerprint()
        for run in try KeyRun.all(connection) { try read(run, &stored) }
        if stored != keys { try nameKeys() }
    }

    /// Reads the indexes of ids, request keys and tags by themselves: each run must be in order and
    /// whole. What they say of an event is not compared with it.
    ///
    /// - Parameter size: How many events the log has.
    mutating func readIndexes(upTo size: UInt64) throws(StoreError) {
        if try KeyRun.upTo(connection) > size {
            check.fail(nil, "index", "the key index goes further than the log")
        }
        var seen = Fingerprint()
        for run in try KeyRun.all(connection) { try read(run, &seen) }
        try forEachPosting(upTo: size) { _ in }
    }

    /// Reads a run: in order, with every key in its filter, and fences that lead to it.
    private mutating func read(_ run: KeyRun, _ stored: inout Fingerprint) throws(StoreError) {
        let aid = try connection.statement("SELECT fences, bits FROM keyfilter WHERE run = ?")
        aid.bind(1, run.number)
        defer { aid.reset() }
        guard try aid.step(), let filter = KeyFilter(bytes: aid.blob(1)) else {
            return check.fail(nil, "index", "run \(run.number) has no filter")
        }
        let fences = KeyFences.read(aid.blob(0))
        var wanted = filter.emptied
        var newest: UInt64 = 0
        var cursor = try KeyRunCursor(run, connection)
        var count: Int64 = 0
        var isSound = fences.count == run.chunks.count
        var last: IndexEntry?
        while let entry = cursor.current {
            if let last, entry <= last { isSound = false }
            wanted.insert(entry.key)
            newest = max(newest, entry.value >> 2)
            if cursor.isAtStartOfChunk, cursor.chunkIndex < fences.count {
                isSound = isSound && fences[cursor.chunkIndex] == entry.key.high
            }
            last = entry
            count += 1
            for kind in [IndexEntry.id, IndexEntry.request] where entry.value & kind != 0 {
                stored.add(entry.key.high, entry.key.low, entry.value & ~3 | kind, seed)
            }
            try cursor.advance()
        }
        // Every event has an id, so the last that a run goes up to is in it.
        if !isSound || count != run.count || wanted != filter || newest &+ 1 != run.upTo {
            check.fail(nil, "index", "run \(run.number) of the key index is malformed")
        }
    }

    /// Looks up every key, to say which are not found.
    private mutating func nameKeys() throws(StoreError) {
        check.fail(nil, "index", "the key index does not hold exactly the ids and request keys")
        var index = KeyIndex(connection)
        try index.catchUp(to: keysUpTo)
        let range = 0..<Int64(clamping: keysUpTo)
        let events = try connection.statement(
            "SELECT position, id FROM event WHERE position < ? ORDER BY position")
        events.bind(1, range.upperBound)
        defer { events.reset() }
        while try events.step() {
            let position = UInt64(max(0, events.int(0)))
            guard let key = events.key(1), try index.find(key).id != position else { continue }
            check.fail(Position(position), "index", "its id is not found, or elsewhere")
        }
        let entries = try connection.statement(
            "SELECT first, key FROM entry WHERE first < ? ORDER BY first")
        entries.bind(1, range.upperBound)
        defer { entries.reset() }
        while try entries.step() {
            let first = UInt64(max(0, entries.int(0)))
            guard let key = entries.key(1), try index.find(key).request != first else { continue }
            check.fail(Position(first), "index", "its request key is not found, or elsewhere")
        }
    }
}
