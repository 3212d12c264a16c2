import Testing

@testable import LedgerCLI

struct ShowCommandTests {
    @Test func `an event is shown with its sealed words`() async throws {
        let trial = try await Trial.withStory()
        let text = await trial.run("show", "4").output
        #expect(text.contains("rationale (narrative)  They know the Vale."))
        #expect(text.contains("happened on  2013-05-20"))
        let outcome = await trial.run("show", "4", "--json")
        try Golden.check("show", outcome.output, hiding: trial.folder)
        let byID = await trial.run("show", "00000000-0000-4000-8000-000000000004", "--json")
        #expect(byID.output == outcome.output)
    }

    @Test func `an event that was not known yet is unknown`() async throws {
        let trial = try await Trial.withStory()
        #expect(await trial.run("show", "4", "--known-at", "position:4").status == 7)
        #expect(await trial.run("show", "six").status == 7)
    }
}
