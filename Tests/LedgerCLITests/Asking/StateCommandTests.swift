import Testing

@testable import LedgerCLI

struct StateCommandTests {
    @Test func `a state is one JSON document`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("state", "02Q", "--as-of", "2014-01-01", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("state", outcome.output, hiding: trial.folder)
        let why = await trial.run("state", "02Q", "--as-of", "2014-01-01", "--why", "--json")
        try Golden.check("state-why", why.output, hiding: trial.folder)
    }

    @Test func `an unknown body is answered with the nearest codes`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("state", "02R")
        #expect(outcome.status == 7)
        #expect(outcome.messages.contains("did you mean 02Q"))
        #expect(await trial.run("state", "?").status == 64)
    }
}
