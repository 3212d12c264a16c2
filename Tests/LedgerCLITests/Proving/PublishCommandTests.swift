import Testing

@testable import LedgerCLI

struct PublishCommandTests {
    @Test func `a log is published as far as it is signed, and again only what is new`()
        async throws
    {
        let trial = try await Trial.withStory()
        let folder = trial.path("public")
        let unsigned = await trial.run("publish", folder)
        #expect(unsigned.status == 7 && unsigned.messages.contains("ccgledger checkpoint"))
        _ = await trial.run("key", "generate", "--out", trial.path("a.key"))
        _ = await trial.run("checkpoint", "--key", trial.path("a.key"))
        await trial.grow()
        let made = await trial.run("publish", folder, "--json")
        #expect(made.status == 0, "\(made.messages)")
        try Golden.check("publish", made.output, hiding: trial.folder)
        let again = await trial.run("publish", folder)
        #expect(again.output.contains("verifies at 6 events of a.example/x"))
        let written = "written: 0 files of events, 0 tiles, 0 files of disclosures, no checkpoint"
        #expect(again.output.contains(written))
    }
}
