import Testing

@testable import LedgerCLI

struct TrustOptionsTests {
    @Test func `whom to believe is never taken from what is checked`() async throws {
        let trial = try await Trial.signed()
        let kept = trial.path("kept")
        let unsaid = await trial.run("check", kept)
        #expect(unsaid.status == 64 && unsaid.messages.contains("--key VKEY"))
        #expect(await trial.run("verify", "--checkpoint", kept).status == 64)
        #expect(await trial.run("check", kept, "--key", trial.verifierKey).status == 0)
    }

    @Test(arguments: [
        ("quorum none", 64, "nobody says which log"), ("rubbish", 6, "a line begins with log"),
        ("witness w1 x\nquorum w1", 6, "a verifier key is written"),
        ("quorum w1", 6, "w1 is used before it is defined"),
    ])
    func `a policy that cannot be used is refused with its line`(
        text: String, status: Int32, words: String
    ) async throws {
        let trial = try Trial()
        let policy = try trial.file("policy", [text])
        let checked = try trial.file("kept", ["x"])
        let refused = await trial.run("check", checked, "--policy", policy)
        #expect(refused.status == status && refused.messages.contains(words))
        let missing = await trial.run("check", checked, "--policy", trial.path("none"))
        #expect(missing.status == 7)
    }
}
