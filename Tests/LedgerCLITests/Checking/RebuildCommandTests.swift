import Testing

@testable import LedgerCLI

struct RebuildCommandTests {
    @Test func `every stream is folded`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("rebuild", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("rebuild", outcome.output, hiding: trial.folder)
        #expect(await trial.run("rebuild").output == "folded 4 streams from 6 events\n")
    }
}
