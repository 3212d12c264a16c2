import Testing

@testable import LedgerCLI

struct StateTextTests {
    @Test func `a state says who it is, as of when and as known when`() async throws {
        let trial = try await Trial.withStory()
        let lines = await trial.run("state", "02q", "--as-of", "2014-01-01").output
            .split(separator: "\n").map(String.init)
        #expect(lines.prefix(2) == ["02Q  NHS Vale CCG", "CCG, opened 2013-04-01, open"])
        #expect(lines[2] == "as of 2014-01-01 (what had happened by then)")
    }

    @Test func `what was corrected is said`() async throws {
        let trial = try await Trial.withStory()
        _ = await trial.run(
            "correct", "5", "--reason-code", "wrongValue", "--set", "annualValue.pence=1")
        let outcome = await trial.run("state", "02Q", "--as-of", "2014-01-01")
        #expect(outcome.output.contains("event 5 was said again by 6"))
    }
}
