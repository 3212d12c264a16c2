import Ledger
import Testing

@testable import LedgerCLI

struct BenchAuditTests {
    @Test func `all bodies are held against the replay, and one body against a limit`()
        async throws
    {
        let trial = try await Trial.withStory()
        let open = try OpenLedger(reading: trial.ledger)
        let replay = BenchRow("full replay, one core", ours: 0.5, unit: "s")
        let rows = try BenchAudit(ledger: open.ledger).rows(beside: replay)
        #expect(rows.map(\.unit) == ["s", "ms", "µs", "MiB"] && rows.allSatisfy { $0.ours > 0 })
        #expect(rows.map(\.limit) == [0.5, 200, nil, nil])
    }
}
