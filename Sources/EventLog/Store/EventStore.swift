public import TransparencyLog

/// Where events are kept. Every backend keeps every law in `EventLogLaws`.
///
/// One log in commit order under one locked head: positions are dense, a reader sees a prefix.
public protocol EventStore: Sendable {
    /// The log's origin: the `source` of every leaf.
    var origin: String { get }

    /// Appends all events of the request, or none. Returns once they are synced.
    ///
    /// Checks, in this order: the keys (all known with the same content: the first receipt again),
    /// the expected versions, the ids. Recorded time is that of the clock, or one microsecond after
    /// the log's last when the clock is not later.
    ///
    /// - Throws: ``AppendError``; nothing is recorded unless the case says otherwise.
    func append(_ request: AppendRequest) async throws(AppendError) -> Receipt

    /// Appends one request after the other, as if each were alone, and may sync them together.
    /// What is refused does not keep the others from being recorded.
    ///
    /// - Returns: For each request what became of it, once all that is recorded is synced.
    func append(_ requests: [AppendRequest]) async -> [Result<Receipt, AppendError>]

    /// The size of the log, its root, and when it last took something in.
    ///
    /// - Throws: ``StoreError``.
    func head() throws(StoreError) -> LogHead

    /// What the tree must remember at a size, for making proofs; nil unless it is the size of the
    /// log now.
    ///
    /// - Throws: ``StoreError``.
    func frontier(at size: LogSize) throws(StoreError) -> Frontier?

    /// Calls `body` with each event of the query, in order of position, in bounded memory, until
    /// it returns false. The row and its bytes are valid only within the call.
    ///
    /// - Parameters:
    ///   - from: The first position.
    ///   - to: The size of the prefix that is read; no event at or after it.
    /// - Throws: ``StoreError``.
    func read(
        _ query: EventQuery, from: Position, to: LogSize, _ body: (EventRow) -> Bool
    ) throws(StoreError)

    /// The version of a stream; ``StreamVersion/none`` when it does not exist.
    ///
    /// - Throws: ``StoreError``.
    func version(of stream: StreamName) throws(StoreError) -> StreamVersion

    /// The streams whose names begin with these bytes, in ascending order of bytes.
    ///
    /// - Throws: ``StoreError``.
    func streams(startingWith prefix: String) throws(StoreError) -> [StreamName]

    /// Calls `body` with the number of each stream and where its newest event stands, in any order,
    /// until it returns false. A store that would have to search for them says nothing.
    ///
    /// - Throws: ``StoreError``.
    func streamEnds(_ body: (Int64, Position) -> Bool) throws(StoreError)

    /// Where the event with this id stands; nil when there is none.
    ///
    /// - Throws: ``StoreError``.
    func position(of id: EventID) throws(StoreError) -> Position?

    /// Where the events with these ids stand, as ``position(of:)`` says of each.
    ///
    /// - Throws: ``StoreError``.
    func positions(of ids: [EventID]) throws(StoreError) -> [Position?]

    /// For each key, where its first event stands and its content; nil when it was never used.
    ///
    /// - Throws: ``StoreError``.
    func recorded(_ keys: [RequestKey]) throws(StoreError) -> [RecordedEntry?]

    /// The disclosures of one event, in ascending order of names.
    ///
    /// - Throws: ``StoreError``.
    func disclosures(at position: Position) throws(StoreError) -> [Disclosure]

    /// Calls `body` with each kept disclosure of a class, in order of position and name, until it
    /// returns false.
    ///
    /// - Throws: ``StoreError``.
    func disclosures(
        of sealing: SealingClass, _ body: (Position, Disclosure) -> Bool
    ) throws(StoreError)

    /// Calls `body` with each kept disclosure of a run of events, in order of position and name,
    /// until it returns false.
    ///
    /// - Parameters:
    ///   - from: The first position.
    ///   - to: The size of the prefix that is read; no event at or after it.
    /// - Throws: ``StoreError``.
    func disclosures(
        from: Position, to: LogSize, _ body: (Position, Disclosure) -> Bool
    ) throws(StoreError)

    /// Destroys disclosures; the leaves stay as they are. On return no file of the store holds
    /// them any more. What is not there is left out.
    ///
    /// - Parameter forgetsRequests: Whether what is kept to recognise the requests that brought
    ///   these events is destroyed too, so that nothing kept depends on what they said: their
    ///   content, and a key that is not the id of the event.
    /// - Throws: ``StoreError``.
    func destroy(
        _ places: [DisclosurePlace], forgetsRequests: Bool
    ) async throws(StoreError)

    /// The number of events recorded at or before `instant`.
    ///
    /// - Throws: ``StoreError``.
    func size(at instant: Instant) throws(StoreError) -> LogSize

    /// The first `width` hashes of a tile, for making proofs.
    ///
    /// - Throws: ``StoreError``.
    func hashes(level: Int, index: UInt64, width: Int) throws(StoreError) -> [Digest]

    /// Keeps a signed checkpoint of the log beside it, for ever. Returns once it is synced.
    ///
    /// Keeping again what was kept last of that size does nothing.
    ///
    /// - Throws: ``StoreError``; ``StoreError/unavailable(_:)`` when the log is not that large.
    func keep(_ checkpoint: KeptCheckpoint) async throws(StoreError)

    /// The largest checkpoint that is kept of the log up to a size; of several of the same size,
    /// that which was kept last. Nil when there is none.
    ///
    /// - Throws: ``StoreError``.
    func checkpoint(upTo size: LogSize) throws(StoreError) -> KeptCheckpoint?

    /// Calls `body` with every checkpoint that is kept, in the order in which they were, until it
    /// returns false.
    ///
    /// - Throws: ``StoreError``.
    func checkpoints(_ body: (KeptCheckpoint) -> Bool) throws(StoreError)

    /// Re-hashes every stored leaf and compares everything that is kept beside them.
    ///
    /// - Parameters:
    ///   - tags: The tags that an event must have, from its leaf.
    ///   - sizes: The sizes at which the root over the leaves as hashed again is wanted.
    ///   - progress: Called now and then with the number of events checked.
    /// - Returns: What is wrong, in order of position; empty when nothing is.
    /// - Throws: ``StoreError`` when the log cannot be read at all.
    func check(
        tags: (UnsafeBufferPointer<UInt8>) -> [String], rootsAt sizes: Set<UInt64>,
        progress: (UInt64) -> Void
    ) throws(StoreError) -> StoreCheck
}

extension EventStore {
    /// Looks for one id after the other.
    ///
    /// - Throws: ``StoreError``.
    public func positions(of ids: [EventID]) throws(StoreError) -> [Position?] {
        var positions: [Position?] = []
        positions.reserveCapacity(ids.count)
        for id in ids { positions.append(try position(of: id)) }
        return positions
    }

    /// Appends one request after the other.
    public func append(_ requests: [AppendRequest]) async -> [Result<Receipt, AppendError>] {
        var results: [Result<Receipt, AppendError>] = []
        for request in requests {
            do throws(AppendError) {
                results.append(.success(try await append(request)))
            } catch {
                results.append(.failure(error))
            }
        }
        return results
    }

    /// Calls `body` with the checkpoint that was kept last of each size, the largest first, for a
    /// store that does not say in which order it kept them.
    ///
    /// - Throws: ``StoreError``.
    public func checkpoints(_ body: (KeptCheckpoint) -> Bool) throws(StoreError) {
        var kept = try checkpoint(upTo: try head().size)
        while let one = kept {
            guard body(one), one.size > .empty else { return }
            kept = try checkpoint(upTo: LogSize(one.size.count - 1))
        }
    }

    /// Re-hashes every stored leaf and compares everything that is kept beside them.
    ///
    /// - Throws: ``StoreError`` when the log cannot be read at all.
    public func check(
        tags: (UnsafeBufferPointer<UInt8>) -> [String], progress: (UInt64) -> Void
    ) throws(StoreError) -> StoreCheck {
        try check(tags: tags, rootsAt: [], progress: progress)
    }
}

/// The end of a log.
public struct LogHead: Hashable, Sendable {
    /// The number of events.
    public let size: LogSize
    /// The root of the tree over them.
    public let root: Digest
    /// When it last took something in; nil when it is empty.
    public let lastRecordedTime: Instant?

    /// - Parameters:
    ///   - size: The number of events.
    ///   - root: The root of the tree over them.
    ///   - lastRecordedTime: When it last took something in; nil when it is empty.
    public init(size: LogSize, root: Digest, lastRecordedTime: Instant?) {
        self.size = size
        self.root = root
        self.lastRecordedTime = lastRecordedTime
    }
}

/// Which events to read.
public enum EventQuery: Hashable, Sendable {
    /// All of them.
    case all
    /// Those of one stream.
    case stream(StreamName)
    /// Those with a tag, such as `supplier:0AR`.
    case tag(String)
}

/// One stored event, borrowed: valid only within the call that hands it out.
public struct EventRow {
    /// Where it stands.
    public let position: Position
    /// The leaf, exactly as it was hashed.
    public let leaf: UnsafeBufferPointer<UInt8>
    /// A number for its stream, the same for all its events, within one store.
    public let streamNumber: Int64
    /// A number for its type, the same for all events of the type, within one store.
    public let typeNumber: Int64
    /// The leaf hash as stored; nothing has compared it with the leaf yet.
    public let leafHash: Digest

    /// Takes in a row as a store reads it.
    public init(
        position: Position, leaf: UnsafeBufferPointer<UInt8>, streamNumber: Int64,
        typeNumber: Int64, leafHash: Digest
    ) {
        self.position = position
        self.leaf = leaf
        self.streamNumber = streamNumber
        self.typeNumber = typeNumber
        self.leafHash = leafHash
    }
}

/// An entry that was recorded before.
public struct RecordedEntry: Hashable, Sendable {
    /// Where its first event stands.
    public let position: Position
    /// Keyed digest of what was asked for.
    public let content: Digest

    /// - Parameters:
    ///   - position: Where its first event stands.
    ///   - content: Keyed digest of what was asked for.
    public init(position: Position, content: Digest) {
        self.position = position
        self.content = content
    }
}

extension RecordedEntry {
    /// Whether what was asked for is known no longer, because it was erased.
    public var isForgotten: Bool { content == RecordedEntry.forgotten }

    /// What stands in the place of a content that was erased: zeros, which no keyed digest is.
    public static let forgotten: Digest = {
        guard let digest = Digest(bytes: [UInt8](repeating: 0, count: 32)) else {
            preconditionFailure("32 bytes make a digest")
        }
        return digest
    }()
}

/// Which disclosure: the event, and the path of the field below its data.
public struct DisclosurePlace: Hashable, Sendable {
    /// Where the event stands.
    public let position: Position
    /// The path of the field.
    public let name: String

    /// - Parameters:
    ///   - position: Where the event stands.
    ///   - name: The path of the field.
    public init(position: Position, name: String) {
        self.position = position
        self.name = name
    }
}

/// The outcome of checking a store.
public struct StoreCheck: Hashable, Sendable {
    /// How many leaves were hashed again.
    public let leaves: UInt64
    /// The root over the leaves as hashed again.
    public let root: Digest
    /// What is wrong, in order of position, then what has no position.
    public let failures: [CheckFailure]
    /// The roots at the sizes that were asked for, as far as the log goes.
    public let roots: [UInt64: Digest]
    /// What is not wrong, and keeps something from being proved; in sentences.
    public let remarks: [String]

    /// - Parameters:
    ///   - leaves: How many leaves were hashed again.
    ///   - root: The root over them.
    ///   - failures: What is wrong.
    ///   - roots: The roots at the sizes that were asked for.
    ///   - remarks: What keeps something from being proved.
    public init(
        leaves: UInt64, root: Digest, failures: [CheckFailure], roots: [UInt64: Digest] = [:],
        remarks: [String] = []
    ) {
        self.leaves = leaves
        self.root = root
        self.failures = failures
        self.roots = roots
        self.remarks = remarks
    }
}

/// One thing that is wrong with what is stored.
public struct CheckFailure: Hashable, Sendable {
    /// The event concerned; nil when it is not one event.
    public let position: Position?
    /// What was checked: `leaf-hash`, `canonical`, `columns`, `tags`, `root`, `head`, `request`,
    /// `stream`, `disclosure`, `tile`, `checkpoint`, `database`, …
    public let check: String
    /// What was found, in one sentence.
    public let reason: String

    /// - Parameters:
    ///   - position: The event concerned; nil when it is not one event.
    ///   - check: What was checked.
    ///   - reason: What was found, in one sentence.
    public init(position: Position?, check: String, reason: String) {
        self.position = position
        self.check = check
        self.reason = reason
    }
}
