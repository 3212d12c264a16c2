import Testing

@testable import EventLog

struct RevealIndexTests {
    private let till = stream("till/02Q/1")

    /// A ledger with one till whose worth is sealed, revealed at position 1.
    private func revealed() async throws -> TestLedger {
        let ledger = TestLedger(Notices.catalogue)
        try await ledger.record(TestLedger.described(70, 4_711))
        try await ledger.record(ledger.reveal(0))
        return ledger
    }

    @Test func `a shelf with the reveals at hand has what a stream's own look-up finds`()
        async throws
    {
        let ledger = try await revealed()
        let store: any EventStore = ledger.store
        let notices = try store.history(of: stream("ledger/notices"), knownAt: ledger.size)
        var shelf = HistoryShelf(RevealIndex(notices.facts))
        var bare = HistoryShelf()
        try store.read(.all, from: Position(0), to: ledger.size) { row in
            for isBare in [false, true] {
                var copy = isBare ? bare : shelf
                try? copy.take(
                    row.leaf, at: row.position, ofStream: row.streamNumber, isAltered: false)
                if isBare { bare = copy } else { shelf = copy }
            }
            return true
        }
        let read = try store.history(of: till, knownAt: ledger.size)
        #expect(!read.facts.flatMap(\.revealed).isEmpty)
        #expect(shelf.history(of: till)?.facts.map(\.revealed) == read.facts.map(\.revealed))
        #expect(bare.history(of: till)?.facts.flatMap(\.revealed) == [])
    }

    @Test func `facts that reveal nothing are left out`() async throws {
        let ledger = try await revealed()
        let store: any EventStore = ledger.store
        let facts = try store.history(of: till, knownAt: ledger.size).facts
        #expect(!facts.isEmpty && RevealIndex(facts).reveals(of: till).isEmpty)
    }
}
