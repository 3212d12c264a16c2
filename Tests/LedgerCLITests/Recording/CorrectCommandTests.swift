import Testing

@testable import LedgerCLI

struct CorrectCommandTests {
    @Test func `a correction says the whole fact again`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "correct", "5", "--reason-code", "wrongValue", "--reason", "A slip.", "--set",
            "annualValue.pence=200", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("correct", outcome.output, hiding: trial.folder)
        let state = await trial.run("state", "02Q", "--as-of", "2014-01-01", "--why")
        #expect(state.output.contains("£2.00 excl. VAT [6]"))
        let shown = await trial.run("show", "6")
        #expect(shown.output.contains("A slip."))
        #expect(shown.output.contains("After a year."))
    }

    @Test func `the day of a fact can be corrected`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "correct", "5", "--reason-code", "wrongDay", "--occurred-on", "2013-06-02",
            "--dry-run")
        #expect(outcome.output.contains(#""occurredon":"2013-06-02""#))
    }

    @Test func `an event that is not there is unknown, a reason that is none is refused`()
        async throws
    {
        let trial = try await Trial.withStory()
        #expect(await trial.run("correct", "99", "--reason-code", "other").status == 7)
        #expect(await trial.run("correct", "5", "--reason-code", "mood").status == 6)
    }
}
