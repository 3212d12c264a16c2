import Testing

@testable import LedgerCLI

struct RetentionCommandTests {
    @Test func `what has been kept long enough is listed, and stays`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("retention", "due", "--as-of", "2019-06-01", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("retention-due", outcome.output, hiding: trial.folder)
        let text = await trial.run("retention", "due", "--as-of", "2019-05-31")
        #expect(text.output.contains("1 sealed value due by 2019-05-31"))
        #expect(await trial.run("retention", "due", "--as-of", "x").status == 64)
        #expect(await trial.run("show", "4").output.contains("They know the Vale"))
    }
}
