import Testing

@testable import LedgerCLI

struct TimeOptionsTests {
    @Test func `both coordinates are printed as they were resolved`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("state", "02Q", "--as-of", "FY2013-14")
        #expect(outcome.output.contains("as of 2014-03-31"))
        #expect(outcome.output.contains("known at position:6"))
        #expect(!outcome.output.contains("provisional"))
    }

    @Test func `a moment beyond the log is provisional`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("state", "02Q", "--known-at", "2030-01-01")
        #expect(outcome.output.contains("provisional"))
    }

    @Test func `today in a ledger with a simulated clock is the day of its last event`()
        async throws
    {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("organisations")
        #expect(outcome.output.contains("as of 2013-07-05"))
    }

    @Test func `a word that is no day is a usage error, a position beyond the log is unknown`()
        async throws
    {
        let trial = try await Trial.withStory()
        #expect(await trial.run("state", "02Q", "--as-of", "2014-02-30").status == 64)
        #expect(await trial.run("log", "--known-at", "position:99").status == 7)
    }
}
