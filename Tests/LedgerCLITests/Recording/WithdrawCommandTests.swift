import Testing

@testable import LedgerCLI

struct WithdrawCommandTests {
    @Test func `what is taken back counts no longer and stays readable`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("withdraw", "5", "--reason-code", "neverHappened", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("withdraw", outcome.output, hiding: trial.folder)
        let state = await trial.run("state", "02Q", "--as-of", "2014-01-01")
        #expect(state.output.contains("event 5 was taken back by 6"))
        #expect(state.output.contains("no service is on record"))
        let shown = await trial.run("show", "5")
        #expect(shown.output.contains("said again or taken back by 6"))
        let before = await trial.run(
            "state", "02Q", "--as-of", "2014-01-01", "--known-at", "position:6")
        #expect(before.output.contains("£1,234.50"))
    }
}
