public import EventLog
public import TransparencyLog

/// A store that hands everything on to another: a test writes only what is to be otherwise.
public protocol ForwardingStore: EventStore {
    /// The other.
    var store: any EventStore { get }
}

extension ForwardingStore {
    public var origin: String { store.origin }

    public func read(
        _ query: EventQuery, from: Position, to: LogSize, _ body: (EventRow) -> Bool
    ) throws(StoreError) {
        try store.read(query, from: from, to: to, body)
    }

    public func append(
        _ requests: [AppendRequest]
    ) async -> [Result<Receipt, AppendError>] {
        await store.append(requests)
    }

    public func positions(of ids: [EventID]) throws(StoreError) -> [Position?] {
        try store.positions(of: ids)
    }

    public func append(_ request: AppendRequest) async throws(AppendError) -> Receipt {
        try await store.append(request)
    }

    public func head() throws(StoreError) -> LogHead { try store.head() }

    public func frontier(at size: LogSize) throws(StoreError) -> Frontier? {
        try store.frontier(at: size)
    }

    public func version(of stream: StreamName) throws(StoreError) -> StreamVersion {
        try store.version(of: stream)
    }

    public func streamEnds(_ body: (Int64, Position) -> Bool) throws(StoreError) {
        try store.streamEnds(body)
    }

    public func streams(startingWith prefix: String) throws(StoreError) -> [StreamName] {
        try store.streams(startingWith: prefix)
    }

    public func position(of id: EventID) throws(StoreError) -> Position? {
        try store.position(of: id)
    }

    public func recorded(_ keys: [RequestKey]) throws(StoreError) -> [RecordedEntry?] {
        try store.recorded(keys)
    }

    public func disclosures(at position: Position) throws(StoreError) -> [Disclosure] {
        try store.disclosures(at: position)
    }

    public func disclosures(
        of sealing: SealingClass, _ body: (Position, Disclosure) -> Bool
    ) throws(StoreError) {
        try store.disclosures(of: sealing, body)
    }

    public func disclosures(
        from: Position, to: LogSize, _ body: (Position, Disclosure) -> Bool
    ) throws(StoreError) {
        try store.disclosures(from: from, to: to, body)
    }

    public func destroy(
        _ places: [DisclosurePlace], forgetsRequests: Bool
    ) async throws(StoreError) {
        try await store.destroy(places, forgetsRequests: forgetsRequests)
    }

    public func size(at instant: Instant) throws(StoreError) -> LogSize {
        try store.size(at: instant)
    }

    public func hashes(level: Int, index: UInt64, width: Int) throws(StoreError) -> [Digest] {
        try store.hashes(level: level, index: index, width: width)
    }

    public func keep(_ checkpoint: KeptCheckpoint) async throws(StoreError) {
        try await store.keep(checkpoint)
    }

    public func checkpoint(upTo size: LogSize) throws(StoreError) -> KeptCheckpoint? {
        try store.checkpoint(upTo: size)
    }

    public func check(
        tags: (UnsafeBufferPointer<UInt8>) -> [String], rootsAt sizes: Set<UInt64>,
        progress: (UInt64) -> Void
    ) throws(StoreError) -> StoreCheck {
        try store.check(tags: tags, rootsAt: sizes, progress: progress)
    }
}
