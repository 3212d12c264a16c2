import Glibc
import Testing

@testable import LedgerCLI

struct RecordedProofTests {
    @Test func `the proof lies beside the receipt`() {
        #expect(RecordedProof.file(beside: "a/receipt.json") == "a/receipt.tlog-proof")
        #expect(RecordedProof.file(beside: "a/receipt") == "a/receipt.tlog-proof")
    }

    @Test func `without a receipt, or without a key, nothing is recorded`() async throws {
        let trial = try await Trial.signed()
        let words = [
            "record", "org.organisation-registered.v1", "--stream", "org/1AB", "--occurred-on",
            "2013-04-01", "--set", "kind=CCG", "--set", "name=NHS 1AB CCG",
        ]
        let alone = await trial.run(words + ["--checkpoint", trial.path("a.key")])
        #expect(alone.status == 64 && alone.messages.contains("--receipt FILE"))
        let receipt = trial.path("receipt.json")
        let keyless = await trial.run(
            words + ["--receipt", receipt, "--checkpoint", trial.path("none")])
        #expect(keyless.status == 4)
        #expect(access(receipt, F_OK) != 0)
        #expect(await trial.run("verify").output.hasPrefix("6 events"))
    }
}
