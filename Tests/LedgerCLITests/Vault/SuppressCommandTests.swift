import Testing

@testable import LedgerCLI

struct SuppressCommandTests {
    private let order = [
        "suppress", "4", "--basis", "defamation", "--order", "kelp-7", "--by", "person:1", "--by",
        "person:2", "--review-on", "2030-01-01",
    ]

    @Test func `an order is carried out once the ledger was named`() async throws {
        let trial = try await Trial.withStory()
        let unsure = await trial.run(order)
        #expect(unsure.status == 64 && unsure.messages.contains("--confirm a.example/x"))
        let dry = await trial.run(order + ["--dry-run"])
        #expect(dry.output.contains("1 sealed value would be suppressed"))
        let outcome = await trial.run(order + ["--confirm", "a.example/x", "--json"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("suppress", outcome.output, hiding: trial.folder)
        let shown = await trial.run("show", "4")
        #expect(shown.output.contains("(suppressed (order kelp-7), event 6)"))
        #expect(!shown.output.contains("They know the Vale"))
        #expect(await trial.run("verify").status == 0)
    }

    @Test func `one person is not enough`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "suppress", "4", "--basis", "defamation", "--by", "person:1", "--review-on",
            "2030-01-01", "--confirm", "a.example/x")
        #expect(outcome.status == 6 && outcome.messages.contains("two different persons"))
    }

    @Test func `a correction that still shows the text is named`() async throws {
        let trial = try await Trial.withStory()
        let corrected = await trial.run(
            "correct", "4", "--reason-code", "wrongValue", "--set", "reasonCode=cost")
        #expect(corrected.status == 0, "\(corrected.messages)")
        for more in [["--dry-run"], ["--confirm", "a.example/x"]] {
            let outcome = await trial.run(order + more)
            #expect(outcome.status == 0, "\(outcome.messages)")
            #expect(
                outcome.output.contains(
                    "event 6 says the same fact and still shows data/rationale: "
                        + "ccgledger suppress 6 --field data/rationale"))
        }
        var next = order
        next[1] = "6"
        let rest = await trial.run(next + ["--confirm", "a.example/x"])
        #expect(rest.status == 0 && !rest.output.contains("still shows"), "\(rest.output)")
    }
}
