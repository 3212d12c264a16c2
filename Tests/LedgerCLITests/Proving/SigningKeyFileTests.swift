import Glibc
import Testing

@testable import LedgerCLI

struct SigningKeyFileTests {
    /// Every command that signs, with a key that is good.
    private func commands(_ trial: Trial, _ key: String) throws -> [[String]] {
        [
            ["checkpoint", "--key", key], ["key", "announce", "--key", key],
            [
                "import", try trial.file("empty.jsonl", []), "--checkpoint-every", "10", "--key",
                key,
            ],
            [
                "record", "org.organisation-registered.v1", "--stream", "org/1AA",
                "--occurred-on", "2013-04-01", "--set", "kind=CCG", "--set", "name=NHS A CCG",
                "--receipt", trial.path("receipt.json"), "--checkpoint", key,
            ],
        ]
    }

    @Test(arguments: [0o600, 0o400, 0o644, 0o620] as [mode_t])
    func `whoever signs with a key that others can reach is warned, and told what to do`(
        mode: mode_t
    ) async throws {
        let trial = try await Trial.withStory()
        let key = trial.path("a key")
        let made = await trial.run("key", "generate", "--name", "a.example/x", "--out", key)
        try #require(made.status == 0, "\(made.messages)")
        chmod(key, mode)
        for command in try commands(trial, key) {
            let outcome = await trial.run(command)
            #expect(outcome.status == 0, "\(command): \(outcome.messages)")
            #expect(
                outcome.messages.contains("warning: the signing key \(key) is open to others")
                    == (mode & 0o077 != 0), "\(command)")
            #expect(outcome.messages.contains("chmod 600 \(key)") == (mode & 0o077 != 0))
        }
    }
}
