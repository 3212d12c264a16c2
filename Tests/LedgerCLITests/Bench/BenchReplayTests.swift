import Ledger
import Testing

@testable import LedgerCLI

struct BenchReplayTests {
    @Test func `a replay reads, folds and verifies the whole ledger`() async throws {
        let trial = try await Trial.withStory()
        let open = try OpenLedger(reading: trial.ledger)
        let rows = try BenchReplay(ledger: open.ledger).rows()
        #expect(rows.map(\.unit) == ["s", "s", "s"])
        #expect(rows.allSatisfy { $0.ours > 0 })
    }
}
