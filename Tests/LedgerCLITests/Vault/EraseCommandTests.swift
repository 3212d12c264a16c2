import Testing

@testable import LedgerCLI

struct EraseCommandTests {
    @Test func `erasing wants the ledger's name, and somebody of whom something is kept`()
        async throws
    {
        let trial = try await Trial.withStory()
        let words = ["erase", "person:9f2c", "--basis", "objection", "--by", "person:1a2b"]
        let unsure = await trial.run(words)
        #expect(unsure.status == 64 && unsure.messages.contains("--confirm a.example/x"))
        let nobody = await trial.run(words + ["--confirm", "a.example/x"])
        #expect(nobody.status == 7 && nobody.messages.contains("no key is kept for person:9f2c"))
        let basis = await trial.run("erase", "person:1", "--basis", "x", "--by", "person:2")
        #expect(basis.status == 64 && basis.messages.contains("consentWithdrawn"))
    }
}
