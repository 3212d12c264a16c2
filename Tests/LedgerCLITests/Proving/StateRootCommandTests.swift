import CanonicalJSON
import Testing

@testable import LedgerCLI

@Suite struct StateRootCommandTests {
    @Test func `a root is recorded once it is asked for, and listed`() async throws {
        let trial = try await Trial.withStory()
        let recorded = await trial.run(
            "state-root", "record", "organisations", "--as-of", "2014-01-01", "--json")
        #expect(recorded.status == 0, "\(recorded.messages)")
        try Golden.check("state-root-record", recorded.output, hiding: trial.folder)
        let listed = await trial.run("state-root", "list", "--json")
        try Golden.check("state-root-list", listed.output, hiding: trial.folder)
        #expect(await trial.run("verify").status == 0)
        #expect(
            await trial.run("state-root", "list").output.contains("organisations  1"))
    }

    @Test func `a dry run says the same root and records nothing`() async throws {
        let trial = try await Trial.withStory()
        let dry = await trial.run("state-root", "record", "streams", "--dry-run", "--json")
        #expect(dry.status == 0, "\(dry.messages)")
        #expect(try dry.json["recorded"] == nil)
        #expect(try await trial.run("state-root", "list", "--json").json["count"] == .count(0))
        let recorded = await trial.run("state-root", "record", "streams", "--json")
        #expect(try recorded.json["root"] == dry.json["root"])
    }

    @Test func `a projection that does not exist is not found`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("state-root", "record", "parishes")
        #expect(outcome.status == 7 && outcome.messages.contains("streams, organisations"))
    }
}
