import Testing

@testable import LedgerCLI

struct RecordCommandTests {
    @Test func `a type without another word records an event`() async throws {
        let trial = try await Trial.withStory()
        let words = ["--stream", "org/02Q", "--occurred-on", "2014-01-01", "--dry-run"]
        let set = ["--set", "newName=Vale"]
        let short = await trial.run(["record", "org.organisation-renamed.v1"] + words + set)
        let long = await trial.run(
            ["record", "event", "org.organisation-renamed.v1"] + words + set)
        #expect(short.status == 0 && short.output == long.output && !short.output.isEmpty)
    }

    @Test func `options may come before the type`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "record", "--stream", "org/02Q", "--occurred-on", "2014-01-01", "--set", "newName=Vale",
            "--dry-run", "org.organisation-renamed.v1")
        #expect(outcome.status == 0, "\(outcome.messages)")
    }

    @Test(arguments: ["decision", "event"])
    func `the help of each begins with examples`(_ name: String) async throws {
        let outcome = await (try Trial()).run("record", name, "--help")
        #expect(outcome.status == 0 && outcome.output.contains("Examples:"))
        #expect(outcome.output.contains("ccgledger record \(name == "event" ? "org" : name)"))
    }
}
