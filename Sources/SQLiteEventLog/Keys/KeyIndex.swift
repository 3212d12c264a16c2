internal import EventLog

/// Where ids and request keys stand.
///
/// Keys come in random order, and a tree of pages keyed by them would dirty a page for each. So
/// the keys of the newest events are indexed nowhere but in memory, where they are read from the
/// events themselves; once there are enough, they are sorted and written as a *run*; eight runs of
/// a level are merged into one of the next, up to a size beyond which a merge would keep writers
/// waiting. All of it is in the transaction of the append that causes it.
struct KeyIndex {
    let connection: Connection
    private let settings: Settings
    private var runs: [KeyRun] = []
    private var aids: [Int64: Aid] = [:]
    private var lookups = 0
    private var table = KeyTable()
    /// The keys of the events from ``upTo`` to here are in the table.
    private(set) var next: UInt64 = 0
    /// The keys of the events before this are in runs.
    private(set) var upTo: UInt64 = 0

    /// What is kept in memory of a run, once there have been enough lookups.
    private struct Aid {
        let filter: KeyFilter
        let fences: [UInt64]
    }

    /// Numbers that tests make smaller.
    struct Settings {
        /// How many events' keys stay out of runs at most, about.
        var tailCapacity: UInt64 = 16_384
        /// How many runs of a level are merged.
        var fanOut = 8
        /// Runs of this level are not merged.
        var highestLevel: Int64 = 3
        /// From how many lookups on filters are read into memory.
        var patience = 64
    }

    init(_ connection: Connection, _ settings: Settings = Settings()) {
        self.connection = connection
        self.settings = settings
    }

    /// The index before it has read anything.
    var emptied: KeyIndex { KeyIndex(connection, settings) }

    // MARK: Looking up

    /// What is known of a key.
    mutating func find(_ key: IndexKey) throws(StoreError) -> FoundKey {
        try find([key])[0]
    }

    /// What is known of each key, in the order of the keys.
    mutating func find(_ keys: [IndexKey]) throws(StoreError) -> [FoundKey] {
        do throws(StoreError) {
            return try lookUp(keys)
        } catch {
            // Runs are written anew when requests are forgotten; another process may have done so.
            let present = try KeyRun.all(connection)
            guard present.map(\.number) != runs.map(\.number) else { throw error }
            runs = present
            aids = [:]
            return try lookUp(keys)
        }
    }

    /// All keys are looked for in one run after the other: so the words of its filter are fetched
    /// for several keys at a time.
    private mutating func lookUp(_ keys: [IndexKey]) throws(StoreError) -> [FoundKey] {
        var found = keys.map { key in
            var found = FoundKey()
            table.find(key, &found)
            return found
        }
        lookups += keys.count
        if lookups >= settings.patience, aids.count < runs.count { try loadAids() }
        for run in runs {
            let aid = aids[run.number]
            for (index, key) in keys.enumerated() where !found[index].isComplete {
                guard let aid else {
                    try run.find(key, connection, &found[index])
                    continue
                }
                guard aid.filter.mayContain(key) else { continue }
                let chunk = run.chunks.lowerBound + KeyFences.place(of: key, in: aid.fences)
                try run.find(key, from: chunk, connection, &found[index])
            }
        }
        return found
    }

    private mutating func loadAids() throws(StoreError) {
        let statement = try connection.statement("SELECT fences, bits FROM keyfilter WHERE run = ?")
        for run in runs where aids[run.number] == nil {
            statement.bind(1, run.number)
            defer { statement.reset() }
            guard try statement.step(), let filter = KeyFilter(bytes: statement.blob(1)) else {
                throw .damaged(position: nil, "the filter of run \(run.number) is missing")
            }
            let fences = KeyFences.read(statement.blob(0))
            guard fences.count == run.chunks.count else {
                throw .damaged(position: nil, "the fences of run \(run.number) are malformed")
            }
            aids[run.number] = Aid(filter: filter, fences: fences)
        }
    }

    // MARK: Following the log

    /// Takes in what was written since, by whomever, up to a size of the log.
    mutating func catchUp(to size: UInt64) throws(StoreError) {
        let upTo = try KeyRun.upTo(connection)
        if upTo != self.upTo {
            runs = try KeyRun.all(connection)
            let numbers = Set(runs.map(\.number))
            aids = aids.filter { numbers.contains($0.key) }
            table.removeAll()
            next = upTo
            self.upTo = upTo
        }
        guard next < size else { return }
        let range = Int64(clamping: next)..<Int64(clamping: size)
        let entries = try EntryRow.read(range, connection)
        var entry = entries.startIndex
        let events = try connection.statement(
            "SELECT position, id FROM event WHERE position >= ? AND position < ?")
        events.bind(1, range.lowerBound)
        events.bind(2, range.upperBound)
        defer { events.reset() }
        while try events.step() {
            guard let id = events.key(1) else {
                throw .damaged(
                    position: Position(UInt64(max(0, events.int(0)))), "its id has not 16 bytes")
            }
            let position = UInt64(max(0, events.int(0)))
            if entry < entries.endIndex, entries[entry].first == position {
                insert(id: id, request: entries[entry].knownKey, position)
                entry += 1
            } else {
                insert(id: id, request: nil, position)
            }
        }
        next = size
    }

    /// Takes in an event that has just been written.
    ///
    /// - Parameter request: The key of the entry that the event is the first of.
    mutating func append(id: IndexKey, request: IndexKey?, _ position: UInt64) {
        insert(id: id, request: request, position)
        next = position + 1
    }

    private mutating func insert(id: IndexKey, request: IndexKey?, _ position: UInt64) {
        let isBoth = request == id
        let kinds = isBoth ? IndexEntry.id | IndexEntry.request : IndexEntry.id
        table.insert(IndexEntry(key: id, position: position, kinds: kinds))
        if let request, !isBoth {
            table.insert(
                IndexEntry(key: request, position: position, kinds: IndexEntry.request))
        }
    }

    // MARK: Writing runs

    /// Writes the table as a run when it is large enough, and merges runs.
    mutating func flushIfFull() throws(StoreError) {
        guard next - upTo >= settings.tailCapacity else { return }
        // Another process that forgot requests has written what it left as a run: what is in
        // memory here may hold a key that must not be written again.
        if try KeyRun.upTo(connection) != upTo {
            let size = next
            try catchUp(to: size)
            guard next - upTo >= settings.tailCapacity else { return }
        }
        try flush()
    }

    /// Writes the table as a run, however small, and merges runs.
    mutating func flush() throws(StoreError) {
        guard next > upTo else { return }
        var writer = try KeyRunWriter(connection, capacity: table.count)
        for entry in table.sorted { try writer.append(entry) }
        try writer.finish(level: 0, upTo: next)
        table.removeAll()
        upTo = next
        var level: Int64 = 0
        while level < settings.highestLevel {
            runs = try KeyRun.all(connection)
            let peers = runs.filter { $0.level == level }
            guard peers.count >= settings.fanOut else { break }
            try merge(peers)
            level += 1
        }
        runs = try KeyRun.all(connection)
        let numbers = Set(runs.map(\.number))
        aids = aids.filter { numbers.contains($0.key) }
    }

    private func merge(_ peers: [KeyRun]) throws(StoreError) {
        let count = peers.reduce(0) { $0 + Int($1.count) }
        var writer = try KeyRunWriter(connection, capacity: count)
        var cursors: [KeyRunCursor] = []
        for run in peers { cursors.append(try KeyRunCursor(run, connection)) }
        while true {
            var least: Int?
            for index in cursors.indices {
                guard let entry = cursors[index].current else { continue }
                if let other = least.flatMap({ cursors[$0].current }), other < entry { continue }
                least = index
            }
            guard let least, let entry = cursors[least].current else { break }
            try writer.append(entry)
            try cursors[least].advance()
        }
        let newest = peers.reduce(0) { max($0, $1.upTo) }
        try writer.finish(level: peers[0].level + 1, upTo: newest)
        for run in peers { try remove(run) }
    }

    func remove(_ run: KeyRun) throws(StoreError) {
        let chunks = try connection.statement("DELETE FROM keychunk WHERE chunk BETWEEN ? AND ?")
        chunks.bind(1, run.chunks.lowerBound)
        chunks.bind(2, run.chunks.upperBound)
        try chunks.run()
        for table in ["keyfilter", "keyrun"] {
            let row = try connection.statement("DELETE FROM \(table) WHERE run = ?")
            row.bind(1, run.number)
            try row.run()
        }
    }
}
