import Commissioning
import EventLog
import Ledger
import Synchronization
import TestSupport
import Testing
import TransparencyLog

@testable import Projections

@Suite struct RegisterSourcesTests {
    @Test func `no more is read for a register when the ledger has grown elsewhere`() async throws {
        let year = try Seed.number("00-fictional-year").path
        var counts: [Int] = []
        for files in [[year], Seed.all.map(\.path)] {
            let till = try await Till.simulated()
            let report = try await till.ledger.importFiles(files, options: ImportOptions())
            #expect(report.rejected == 0, "\(report.errors.prefix(3))")
            let store = CountingStore(till.ledger.store)
            let view = LogView(
                store, Ledger.catalogue, size: try store.head().size,
                asOf: try AsOf("2019-06-30", today: Till.today).day)
            let rows = try ProcurementRegister(#require(ODSCode("FICDALE")), in: view).rows
            #expect(rows.count > 20)
            counts.append(store.rowCount)
        }
        #expect(counts[0] > 100 && counts[1] == counts[0])
    }

    @Test func `a supplier is named as the register of bodies has it, with an address`()
        async throws
    {
        let till = try await Till.real()
        try await till.record(
            line(
                "org.organisation-registered.v1", "org/FICS", "2013-04-01",
                #"{"kind":"independent","name":"Example","address":"1 Road"}"#))
        for (number, supplier) in [
            #""supplier":"FICS""#, #""supplier":"FICS","registeredAddress":"2 Road""#,
            #""supplier":"FICX""#,
        ].enumerated() {
            try await till.record(
                line(
                    "procurement.award-decided.v1", "procurement/FICA/\(number)", "2018-03-01",
                    #"{"award":"A","suppliers":[{\#(supplier)}],"decision":{"meeting":"M"},"#
                        + #""reasonCode":"other"}"#))
        }
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2019-12-31", today: Till.today).day)
        let rows = try ProcurementRegister(#require(ODSCode("FICA")), in: view).rows
        #expect(
            rows.map { $0[.contractAwarded] } == [
                .stated("Example (FICS), 1 Road", by: [Position(2)]),
                .stated("Example (FICS), 2 Road", by: [Position(3)]),
                .stated("FICX, no address on record", by: [Position(4)]),
            ])
    }
}

/// A store that counts the events it hands out.
private struct CountingStore: EventStore {
    private let store: any EventStore
    private let counter = Counter()

    /// A number that several can raise.
    private final class Counter: Sendable {
        let count = Mutex(0)
    }

    init(_ store: any EventStore) { self.store = store }

    var rowCount: Int { counter.count.withLock { $0 } }
    var origin: String { store.origin }

    func read(
        _ query: EventQuery, from: Position, to: LogSize, _ body: (EventRow) -> Bool
    ) throws(StoreError) {
        try store.read(query, from: from, to: to) { row in
            counter.count.withLock { $0 += 1 }
            return body(row)
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
