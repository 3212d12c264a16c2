import EventLog
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct RereadTests {
    @Test func `reading on grows the tree that the log has, wherever it begins`() async throws {
        let signed = try await SignedLedger(events: 300)
        let store = signed.ledger.store
        for start in [0, 1, 255, 256, 257, 300] as [UInt64] {
            var reread = try Reread(store, from: start)
            #expect(reread.tree.size == start & ~255)
            var leaves = 0
            var tiles: [FullTile] = []
            try reread.advance(to: 300, entry: { _ in leaves += 1 }, filled: { tiles += $0 })
            #expect(try reread.tree.root == store.head().root)
            #expect(reread.count == 300 - start & ~255 && leaves == Int(reread.count))
            #expect(tiles.count == (start < 256 ? 1 : 0))
        }
    }

    @Test func `a log that ends too early is found`() async throws {
        let signed = try await SignedLedger(events: 3)
        var reread = try Reread(signed.ledger.store, from: 0)
        #expect(throws: LedgerError.self) { try reread.advance(to: 4) }
        #expect(try StoreTiles(store: signed.ledger.store).root(at: 0) == TreeHash.emptyRoot)
        #expect(throws: LedgerError.self) {
            try StoreTiles(store: signed.ledger.store).root(at: 4)
        }
    }
}
