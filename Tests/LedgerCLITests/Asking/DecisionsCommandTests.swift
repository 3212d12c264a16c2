import Testing

@testable import LedgerCLI

struct DecisionsCommandTests {
    @Test func `decisions are listed with who took them`() async throws {
        let trial = try await Trial.withStory()
        let file = try trial.file(
            "decided.jsonl", [DecisionTextTests.route, DecisionTextTests.award])
        #expect(await trial.run("import", file).status == 0)
        let outcome = await trial.run("decisions", "zza", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("decisions", outcome.output, hiding: trial.folder)
        let text = await trial.run("decisions", "ZZA", "--why").output
        #expect(text.hasSuffix("2 decisions\n"))
        #expect(await trial.run("decisions", "NOBODY").status == 7)
    }
}
