import Ledger
import Testing

@testable import LedgerCLI

struct BenchPublishTests {
    @Test func `publishing is measured beside verifying, and leaves no files`() async throws {
        let trial = try await Trial.withStory()
        let open = try OpenLedger(signing: trial.ledger)
        let rows = try await BenchPublish(ledger: open.ledger, place: trial.folder).rows()
        try await open.close()
        #expect(rows.count == 4 && rows.allSatisfy { $0.ours > 0 })
        #expect(!Folders.isFolder(trial.path("public")))
    }
}
