import CanonicalJSON
import Testing

@testable import LedgerCLI

struct MigrateCommandTests {
    @Test func `a ledger of this release has nothing to migrate`() async throws {
        let trial = try await Trial.withStory()
        let planned = await trial.run("migrate", "--dry-run")
        #expect(planned.status == 0)
        #expect(planned.output.contains("6 events, tables of format 1"))
        #expect(planned.output.hasSuffix("nothing to do\n"))
        let done = await trial.run("migrate", "--json")
        try Golden.check("migrate", done.output, hiding: trial.folder)
        #expect(await trial.run("migrate", "--ledger", trial.path("none")).status == 8)
    }
}
