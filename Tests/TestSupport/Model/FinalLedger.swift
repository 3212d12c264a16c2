public import EventLog
public import TransparencyLog

/// A ledger as it is in the end.
public struct FinalLedger: Hashable, Sendable {
    /// The log's origin.
    public var origin: String
    /// The number of events that its head says.
    public var size: UInt64
    /// The root that its head says.
    public var root: Digest
    /// The events that are there, in order.
    public var events: [FinalEvent]

    /// - Parameters:
    ///   - origin: The log's origin.
    ///   - size: The number of events that its head says.
    ///   - root: The root that its head says.
    ///   - events: The events that are there, in order.
    public init(origin: String, size: UInt64, root: Digest, events: [FinalEvent]) {
        self.origin = origin
        self.size = size
        self.root = root
        self.events = events
    }

    /// Reads a store.
    ///
    /// - Parameters:
    ///   - store: The store.
    ///   - key: The request key of the entry that an event came with, from its leaf; nil for an
    ///     event that nobody can have asked for.
    /// - Throws: ``StoreError``.
    public init(
        _ store: some EventStore, key: (UnsafeBufferPointer<UInt8>) -> RequestKey?
    ) throws(StoreError) {
        let head = try store.head()
        self.init(
            origin: store.origin, size: head.size.count, root: head.root, events: [])
        var found: [FinalEvent] = []
        try store.read(.all, from: Position(0), to: head.size) { row in
            // The leaf is what counts; what is kept beside it may be wrong.
            let header = try? LeafHeader(row.leaf)
            found.append(
                FinalEvent(
                    position: row.position.index,
                    key: key(row.leaf) ?? RequestKey(high: 0, low: 0),
                    leafHash: TreeHash.leaf(UnsafeRawBufferPointer(row.leaf)),
                    recordedTime: header?.recordedTime ?? Instant(microseconds: 0)))
            return true
        }
        events = found
    }
}

/// An event of a ledger as it is in the end.
public struct FinalEvent: Hashable, Sendable {
    /// Where it stands.
    public var position: UInt64
    /// The request key of the entry that it came with.
    public var key: RequestKey
    /// The hash of its leaf.
    public var leafHash: Digest
    /// When the ledger took it in.
    public var recordedTime: Instant

    /// - Parameters:
    ///   - position: Where it stands.
    ///   - key: The request key of the entry that it came with.
    ///   - leafHash: The hash of its leaf.
    ///   - recordedTime: When the ledger took it in.
    public init(position: UInt64, key: RequestKey, leafHash: Digest, recordedTime: Instant) {
        self.position = position
        self.key = key
        self.leafHash = leafHash
        self.recordedTime = recordedTime
    }
}
