import Testing

@testable import EventLog

struct HistoryShelfTests {
    private func shelf(of ledger: TestLedger, altered: Bool = false) throws -> HistoryShelf {
        var shelf = HistoryShelf()
        var failure: StoreError?
        let store: any EventStore = ledger.store
        try store.read(.all, from: Position(0), to: ledger.size) { row in
            do throws(StoreError) {
                try shelf.take(
                    row.leaf, at: row.position, ofStream: row.streamNumber,
                    isAltered: altered || row.isAltered)
                return true
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        return shelf
    }

    @Test(arguments: [5, 6] as [UInt64])
    func `a shelf has the histories that a log has, stream by stream`(seed: UInt64) async throws {
        print("HistoryShelfTests: seed number \(seed)")
        var history = RandomHistory(seed: seed)
        try await history.grow(by: 60, streams: 4)
        let shelf = try shelf(of: history.ledger)
        let store: any EventStore = history.ledger.store
        let names = try store.streams(startingWith: "till/")
        #expect(names.allSatisfy(shelf.names.contains) && names.count == 4)
        for name in names {
            let kept = try #require(shelf.history(of: name))
            let read = try store.history(
                of: name, knownAt: history.ledger.size, checksHashes: true)
            #expect(kept.facts.map(\.leaf) == read.facts.map(\.leaf), "seed \(seed)")
            #expect(kept.facts.map(\.fact) == read.facts.map(\.fact), "seed \(seed)")
            #expect(kept.version == read.version && kept.faults.isEmpty && read.faults.isEmpty)
        }
        #expect(shelf.history(of: stream("till/02Q/9")) == nil)
    }

    @Test func `what was altered is told, and what is no leaf is refused`() async throws {
        let ledger = TestLedger()
        try await ledger.record(counted(1))
        var shelf = try shelf(of: ledger, altered: true)
        let history = try #require(shelf.history(of: stream("till/02Q/1")))
        #expect(history.faults.map(\.reason) == [.altered])
        #expect(history.faults.map(\.position) == [Position(0)])
        let junk = Array("{}".utf8)
        var isRefused = false
        junk.withUnsafeBufferPointer { leaf in
            do throws(StoreError) {
                try shelf.take(leaf, at: Position(9), ofStream: 9, isAltered: false)
            } catch {
                isRefused = true
            }
        }
        #expect(isRefused)
    }
}
