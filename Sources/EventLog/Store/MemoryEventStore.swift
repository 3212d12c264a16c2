internal import Synchronization
public import TransparencyLog

/// A store that keeps everything in memory: the plainest one that keeps every law.
public final class MemoryEventStore: EventStore {
    /// The `source` of every leaf.
    public let origin: String
    private let clock: any LedgerClock
    private let state = Mutex(State())

    /// - Parameters:
    ///   - origin: The `source` of every leaf.
    ///   - clock: Where recorded time comes from.
    public init(origin: String, clock: any LedgerClock) {
        self.origin = origin
        self.clock = clock
    }

    /// - Throws: ``AppendError``; nothing is recorded then.
    public func append(_ request: AppendRequest) async throws(AppendError) -> Receipt {
        try state.withLock { state throws(AppendError) in
            try state.append(request, origin: origin, clock: clock)
        }
    }

    /// The size of the log, its root, and when it last took something in.
    public func head() -> LogHead {
        state.withLock { state in
            LogHead(
                size: state.size, root: state.tree.root,
                lastRecordedTime: state.events.last?.columns.recordedTime)
        }
    }

    /// What the tree must remember at a size; nil unless it is the size of the log.
    public func frontier(at size: LogSize) -> Frontier? {
        state.withLock { $0.size == size ? $0.tree.frontier : nil }
    }

    /// Calls `body` with each event of the query until it returns false.
    public func read(
        _ query: EventQuery, from: Position, to: LogSize, _ body: (EventRow) -> Bool
    ) {
        var next = from.index
        while true {
            // The store may be asked for more from within `body`: no lock is held meanwhile.
            let rows = state.withLock { $0.rows(query, from: next, to: to, limit: 256) }
            for row in rows {
                let isWanted = row.leaf.withUnsafeBufferPointer { leaf in
                    body(
                        EventRow(
                            position: row.columns.position, leaf: leaf,
                            streamNumber: row.streamNumber, typeNumber: row.typeNumber,
                            leafHash: row.columns.leafHash))
                }
                if !isWanted { return }
                next = row.columns.position.index + 1
            }
            if rows.count < 256 { return }
        }
    }

    /// The version of a stream; ``StreamVersion/none`` when it does not exist.
    public func version(of stream: StreamName) -> StreamVersion {
        state.withLock { $0.version(of: stream) }
    }

    /// The streams whose names begin with these bytes, in ascending order of bytes.
    public func streams(startingWith prefix: String) -> [StreamName] {
        state.withLock { state in
            state.streams.keys.filter { $0.text.utf8.starts(with: prefix.utf8) }.sorted()
        }
    }

    /// Calls `body` with the number of each stream and where its newest event stands.
    public func streamEnds(_ body: (Int64, Position) -> Bool) {
        for stream in state.withLock({ Array($0.streams.values) }) {
            guard let last = stream.positions.last else { continue }
            guard body(stream.number, Position(last)) else { return }
        }
    }

    /// Where the event with this id stands; nil when there is none.
    public func position(of id: EventID) -> Position? {
        state.withLock { $0.ids[id] }
    }

    /// For each key, where its first event stands and its content; nil when it was never used.
    public func recorded(_ keys: [RequestKey]) -> [RecordedEntry?] {
        state.withLock { state in keys.map { state.entries[$0] } }
    }

    /// The disclosures of one event, in ascending order of names.
    public func disclosures(at position: Position) -> [Disclosure] {
        state.withLock { $0.events.at(position)?.disclosures ?? [] }
    }

    /// Calls `body` with each kept disclosure of a class until it returns false.
    public func disclosures(
        of sealing: SealingClass, _ body: (Position, Disclosure) -> Bool
    ) {
        for event in state.withLock(\.events) {
            for disclosure in event.disclosures where disclosure.sealing == sealing {
                guard body(event.columns.position, disclosure) else { return }
            }
        }
    }

    /// Calls `body` with each kept disclosure of a run of events until it returns false.
    public func disclosures(
        from: Position, to: LogSize, _ body: (Position, Disclosure) -> Bool
    ) {
        let events = state.withLock(\.events)
        for event in events.prefix(Int(clamping: to.count)).dropFirst(Int(clamping: from.index)) {
            for disclosure in event.disclosures {
                guard body(event.columns.position, disclosure) else { return }
            }
        }
    }

    /// Destroys disclosures, and where asked for what is kept of the requests that brought them.
    public func destroy(_ places: [DisclosurePlace], forgetsRequests: Bool) {
        state.withLock { state in
            for place in places {
                state.destroy(place)
                if forgetsRequests { state.forgetRequest(of: place.position) }
            }
        }
    }

    /// The number of events recorded at or before `instant`.
    public func size(at instant: Instant) -> LogSize {
        state.withLock { state in
            let later = state.events.lastIndex { $0.columns.recordedTime <= instant }
            return LogSize(UInt64((later ?? -1) + 1))
        }
    }

    /// The first `width` hashes of a tile.
    ///
    /// - Throws: ``StoreError/unavailable(_:)`` when the log has no such tile.
    public func hashes(
        level: Int, index: UInt64, width: Int
    ) throws(StoreError) -> [Digest] {
        let hashes = state.withLock { $0.hashes(level: level, index: index, width: width) }
        guard let hashes else {
            throw .unavailable("there is no tile \(index) of width \(width) at level \(level)")
        }
        return hashes
    }

    /// Keeps a signed checkpoint of the log beside it.
    ///
    /// - Throws: ``StoreError/unavailable(_:)`` when the log is not that large.
    public func keep(_ checkpoint: KeptCheckpoint) async throws(StoreError) {
        let isKept = state.withLock { state in
            guard checkpoint.size <= state.size else { return false }
            if state.checkpoints.last(where: { $0.size == checkpoint.size }) != checkpoint {
                state.checkpoints.append(checkpoint)
            }
            return true
        }
        if !isKept { throw .unavailable("the log has not \(checkpoint.size) events") }
    }

    /// The largest checkpoint up to a size; of several, that which was kept last.
    public func checkpoint(upTo size: LogSize) -> KeptCheckpoint? {
        state.withLock { state in
            let largest = state.checkpoints.map(\.size).filter { $0 <= size }.max()
            return state.checkpoints.last { $0.size == largest }
        }
    }

    /// Calls `body` with every checkpoint that is kept, in the order in which they were.
    public func checkpoints(_ body: (KeptCheckpoint) -> Bool) {
        for kept in state.withLock(\.checkpoints) {
            guard body(kept) else { return }
        }
    }

    /// Re-hashes every leaf and compares it with what is kept beside it.
    public func check(
        tags: (UnsafeBufferPointer<UInt8>) -> [String], rootsAt sizes: Set<UInt64>,
        progress: (UInt64) -> Void
    ) -> StoreCheck {
        let (events, root) = state.withLock { ($0.events, $0.tree.root) }
        var check = LeafCheck(origin: origin)
        var frontier = Frontier()
        var versions: [Int64: Int32] = [:]
        var roots: [UInt64: Digest] = sizes.contains(0) ? [0: TreeHash.emptyRoot] : [:]
        for event in events {
            let position = event.columns.position
            event.leaf.withUnsafeBufferPointer { leaf in
                frontier.append(leaf: check.compare(leaf, with: event.columns).hash)
                if Set(tags(leaf)) != Set(event.tags) {
                    check.fail(position, "tags", "the tags are not those that the leaf asks for")
                }
                for disclosure in event.disclosures {
                    check.compare(disclosure, with: leaf, position)
                }
            }
            let version = versions[event.streamNumber, default: 0] + 1
            versions[event.streamNumber] = version
            check.compare(event.columns.version.number == version, "streamversion", position)
            if sizes.contains(frontier.size) { roots[frontier.size] = frontier.root }
            if frontier.size.isMultiple(of: 65_536) { progress(frontier.size) }
        }
        if frontier.root != root {
            check.fail(nil, "root", "the leaves do not have the root of the head")
        }
        progress(frontier.size)
        return StoreCheck(
            leaves: frontier.size, root: frontier.root, failures: check.failures, roots: roots)
    }
}

/// Everything that a log in memory holds.
private struct State {
    struct Event {
        let columns: StoredColumns
        let leaf: [UInt8]
        let streamNumber: Int64
        let typeNumber: Int64
        let tags: [String]
        var disclosures: [Disclosure]
    }

    struct Append {
        let first: UInt64
        let requestKey: RequestKey
        let receipt: Receipt
    }

    var events: [Event] = []
    var tree = TileBuilder()
    var tiles: [TileCoordinate: [Digest]] = [:]
    var streams: [StreamName: (number: Int64, positions: [UInt64])] = [:]
    var types: [EventTypeName: Int64] = [:]
    var tagged: [String: [UInt64]] = [:]
    var ids: [EventID: Position] = [:]
    var entries: [RequestKey: RecordedEntry] = [:]
    var appends: [Append] = []
    var checkpoints: [KeptCheckpoint] = []

    var size: LogSize { LogSize(UInt64(events.count)) }

    func version(of stream: StreamName) -> StreamVersion {
        StreamVersion(Int32(clamping: streams[stream]?.positions.count ?? 0))
    }

    // MARK: Appending

    mutating func append(
        _ request: AppendRequest, origin: String, clock: any LedgerClock
    ) throws(AppendError) -> Receipt {
        try request.refuseWrongCount()
        if let position = try request.replay(of: request.entries.map { entries[$0.key] }),
            let append = appends.last(where: { $0.first <= position.index })
        {
            return append.receipt.replayed
        }
        try request.refuseOtherSize(size)
        try request.refuseOtherVersions { version(of: $0) }
        try request.refuseDuplicates(size: size) { ids[$0] }
        let time = try request.recordedTime(
            now: clock.now(), after: events.last?.columns.recordedTime)
        let planned = try plan(request, time)
        let first = Position(size.count)
        for entry in request.entries {
            entries[entry.key] = RecordedEntry(
                position: Position(size.count), content: entry.content)
            for draft in entry.drafts {
                record(draft, time, planned[events.count - Int(first.index)])
            }
        }
        let receipt = Receipt(
            first: first, count: planned.count,
            leafHashes: events[Int(first.index)...].map(\.columns.leafHash), origin: origin,
            recordedTime: time, requestKey: request.entries[0].key, root: tree.root,
            isReplay: false)
        appends.append(
            Append(first: first.index, requestKey: request.entries[0].key, receipt: receipt))
        return receipt
    }

    /// The leaf of each event, and the version that it gives its stream.
    private func plan(
        _ request: AppendRequest, _ time: Instant
    ) throws(AppendError) -> [(leaf: [UInt8], version: StreamVersion)] {
        var versions: [StreamName: StreamVersion] = [:]
        var planned: [(leaf: [UInt8], version: StreamVersion)] = []
        for entry in request.entries {
            for draft in entry.drafts {
                let before = versions[draft.subject] ?? version(of: draft.subject)
                let version = StreamVersion(before.number + 1)
                versions[draft.subject] = version
                let leaf = draft.leaf(recordedTime: time, streamVersion: version)
                guard leaf.count <= LeafDraft.maximumLength else {
                    throw .leafTooLong(draft.id, bytes: leaf.count)
                }
                planned.append((leaf, version))
            }
        }
        return planned
    }

    private mutating func record(
        _ draft: LeafDraft, _ time: Instant, _ plan: (leaf: [UInt8], version: StreamVersion)
    ) {
        precondition(!draft.mustBeLocked, "a personal value is to be kept in clear")
        let index = size.count
        let hash = TreeHash.leaf(plan.leaf)
        let nextStream = Int64(streams.count)
        let stream = streams[draft.subject]?.number ?? nextStream
        streams[draft.subject, default: (stream, [])].positions.append(index)
        let nextType = Int64(types.count)
        let type = types[draft.type] ?? nextType
        types[draft.type] = type
        for tag in draft.tags { tagged[tag, default: []].append(index) }
        ids[draft.id] = Position(index)
        for tile in tree.append(leaf: hash) { tiles[tile.coordinate] = tile.hashes }
        events.append(
            Event(
                columns: StoredColumns(
                    position: Position(index), id: draft.id, occurredOn: draft.occurredOn,
                    recordedTime: time, version: plan.version, leafHash: hash),
                leaf: plan.leaf, streamNumber: stream, typeNumber: type, tags: draft.tags,
                disclosures: draft.disclosures))
    }

    // MARK: Destroying

    mutating func destroy(_ place: DisclosurePlace) {
        guard place.position.index < size.count else { return }
        events[Int(place.position.index)].disclosures.removeAll { $0.name == place.name }
    }

    /// Forgets what was asked for in the entry that an event belongs to.
    mutating func forgetRequest(of position: Position) {
        let found = entries.filter { $0.value.position <= position }
            .max { $0.value.position < $1.value.position }
        guard let (key, entry) = found, let event = events.at(entry.position) else { return }
        let isID = key == RequestKey(event.columns.id)
        entries[key] =
            isID
            ? RecordedEntry(position: entry.position, content: RecordedEntry.forgotten) : nil
    }

    // MARK: Reading

    func rows(_ query: EventQuery, from: UInt64, to: LogSize, limit: Int) -> [Event] {
        let end = min(to.count, size.count)
        guard from < end else { return [] }
        let positions: [UInt64]
        switch query {
        case .all: return Array(events[Int(from)..<min(Int(from) + limit, Int(end))])
        case .stream(let name): positions = streams[name]?.positions ?? []
        case .tag(let tag): positions = tagged[tag] ?? []
        }
        let start = positions.firstIndex { $0 >= from } ?? positions.endIndex
        return positions[start...].prefix(limit).prefix { $0 < end }.map { events[Int($0)] }
    }

    func hashes(level: Int, index: UInt64, width: Int) -> [Digest]? {
        guard (0...63).contains(level), (1...TileCoordinate.fullWidth).contains(width) else {
            return nil
        }
        let full = try? TileCoordinate(level: level, index: index)
        if let full, let tile = tiles[full] { return Array(tile.prefix(width)) }
        guard level < tree.edges.count, tree.edges[level].count >= width,
            index == tree.size >> (8 * (level + 1))
        else { return nil }
        return Array(tree.edges[level].prefix(width))
    }
}

extension [State.Event] {
    fileprivate func at(_ position: Position) -> State.Event? {
        position.index < UInt64(count) ? self[Int(position.index)] : nil
    }
}
