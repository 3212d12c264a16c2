import EventLog
import TransparencyLog

/// A store whose third event is not as it was recorded: changed where it is stored, or numbered
/// otherwise in its stream by somebody who hashed it again.
struct DamagedStore: EventStore {
    enum Damage {
        case altered, renumbered
    }

    private let store: any EventStore
    private let damage: Damage?

    init(_ store: any EventStore, _ damage: Damage?) {
        self.store = store
        self.damage = damage
    }

    var origin: String { store.origin }

    func read(
        _ query: EventQuery, from: Position, to: LogSize, _ body: (EventRow) -> Bool
    ) throws(StoreError) {
        try store.read(query, from: from, to: to) { row in
            guard row.position.index == 2, let damage else { return body(row) }
            let text = String(decoding: row.leaf, as: UTF8.self)
            let changed =
                switch damage {
                case .altered: text.replacing("website", with: "leaflet")
                case .renumbered:
                    text.replacing(#""streamversion":2"#, with: #""streamversion":3"#)
                }
            let leaf = Array(changed.utf8)
            return leaf.withUnsafeBufferPointer { leaf in
                let hash = TreeHash.leaf(UnsafeRawBufferPointer(leaf))
                return body(
                    EventRow(
                        position: row.position, leaf: leaf, streamNumber: row.streamNumber,
                        typeNumber: row.typeNumber,
                        leafHash: damage == .altered ? row.leafHash : hash))
            }
        }
    }

    func append(_ request: AppendRequest) async throws(AppendError) -> Receipt {
        try await store.append(request)
    }
    func head() throws(StoreError) -> LogHead { try store.head() }
    func frontier(at size: LogSize) throws(StoreError) -> Frontier? {
        try store.frontier(at: size)
    }
    func version(of stream: StreamName) throws(StoreError) -> StreamVersion {
        try store.version(of: stream)
    }
    func streams(startingWith prefix: String) throws(StoreError) -> [StreamName] {
        try store.streams(startingWith: prefix)
    }
    func position(of id: EventID) throws(StoreError) -> Position? { try store.position(of: id) }
    func recorded(_ keys: [RequestKey]) throws(StoreError) -> [RecordedEntry?] {
        try store.recorded(keys)
    }
    func disclosures(at position: Position) throws(StoreError) -> [Disclosure] {
        try store.disclosures(at: position)
    }
    func disclosures(
        of sealing: SealingClass, _ body: (Position, Disclosure) -> Bool
    ) throws(StoreError) {
        try store.disclosures(of: sealing, body)
    }
    func disclosures(
        from: Position, to: LogSize, _ body: (Position, Disclosure) -> Bool
    ) throws(StoreError) {
        try store.disclosures(from: from, to: to, body)
    }
    func destroy(
        _ places: [DisclosurePlace], forgetsRequests: Bool
    ) async throws(StoreError) {
        try await store.destroy(places, forgetsRequests: forgetsRequests)
    }
    func size(at instant: Instant) throws(StoreError) -> LogSize { try store.size(at: instant) }
    func hashes(level: Int, index: UInt64, width: Int) throws(StoreError) -> [Digest] {
        try store.hashes(level: level, index: index, width: width)
    }
    func keep(_ checkpoint: KeptCheckpoint) async throws(StoreError) {
        try await store.keep(checkpoint)
    }
    func checkpoint(upTo size: LogSize) throws(StoreError) -> KeptCheckpoint? {
        try store.checkpoint(upTo: size)
    }
    func check(
        tags: (UnsafeBufferPointer<UInt8>) -> [String], rootsAt sizes: Set<UInt64>,
        progress: (UInt64) -> Void
    ) throws(StoreError) -> StoreCheck {
        try store.check(tags: tags, rootsAt: sizes, progress: progress)
    }
}
