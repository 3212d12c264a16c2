import Ledger
import Testing

@testable import LedgerCLI

struct BenchAnswersTests {
    @Test func `every proof that is measured is also checked`() async throws {
        let trial = try await Trial.withStory()
        let open = try OpenLedger(reading: trial.ledger)
        let rows = try BenchAnswers(ledger: open.ledger).rows()
        #expect(rows.count == 4)
        #expect(rows.allSatisfy { $0.ours >= 0 })
    }
}
