import EventLog
import Glibc
import Testing

@testable import LedgerCLI

struct LedgerOptionsTests {
    @Test func `without a ledger there is a usage error`() async throws {
        let trial = try Trial()
        trial.environment = [:]
        #expect(await trial.run("log").status == 64)
    }

    @Test func `a folder without a ledger is trouble with storage`() async throws {
        let trial = try Trial()
        #expect(await trial.run("log").status == 8)
        #expect(await trial.run("verify").status == 8)
    }

    @Test func `without its keys a ledger is read and not written`() async throws {
        let trial = try await Trial.withStory()
        let keys = "\(trial.folder)/none"
        #expect(await trial.run("log", "--keys", keys).status == 0)
        let outcome = await trial.run("withdraw", "1", "--reason-code", "other", "--keys", keys)
        #expect(outcome.status == 4)
    }

    @Test func `nobody waits for a pipe in the place of a file, and each is named`() async throws {
        let trial = try await Trial.signed()
        let key = trial.verifierKey
        _ = await trial.run("backup", trial.path("b"))
        _ = await trial.run(
            "export", "bundle", "02Q", "--as-of", "2014-01-01", "--key", key, "--out",
            trial.path("evidence"))
        let cases: [(file: String, command: [String], status: Int32)] = [
            ("ledger/log.sqlite", ["log"], 8), ("ledger/head", ["doctor"], 3),
            ("ledger/lock", ["withdraw", "1", "--reason-code", "other"], 8),
            ("ledger.keys/request.key", ["withdraw", "1", "--reason-code", "other"], 4),
            ("ledger.state/a.example-x.checkpoint", ["verify"], 3),
            ("ledger.state/a.example-x.backup", ["doctor"], 1),
            ("b/backup.json", ["restore", trial.path("b"), "--ledger", trial.path("c")], 8),
            ("b/log.sqlite", ["restore", trial.path("b"), "--ledger", trial.path("c")], 8),
            ("a.key", ["checkpoint", "--key", trial.path("a.key")], 4),
            ("kept", ["check", trial.path("kept"), "--key", key], 6),
            ("story.jsonl", ["import", trial.path("story.jsonl")], 6),
            ("evidence/manifest.json", ["check", trial.path("evidence"), "--key", key], 6),
            ("evidence/events/0.json", ["check", trial.path("evidence"), "--key", key], 6),
        ]
        for (file, command, status) in cases {
            let path = trial.path(file)
            try #require(rename(path, path + ".aside") == 0 && mkfifo(path, 0o600) == 0, "\(file)")
            let outcome = await trial.run(command)
            #expect(outcome.status == status, "\(file): \(outcome.output)\(outcome.messages)")
            let said = outcome.output + outcome.messages
            #expect(said.contains(path) && said.contains("is a named pipe, not"), "\(said)")
            #expect(said.contains("move it away"), "\(file)")
            unlink(path)
            rename(path + ".aside", path)
        }
        #expect(await trial.run("doctor").status == 0)
    }

    @Test func `keys lie beside the folder, however its name is written`() {
        #expect(LedgerOptions.keysFolder(nil, of: "a/b//") == "a/b.keys")
        #expect(LedgerOptions.keysFolder("k", of: "a/b") == "k")
    }

    @Test func `a ledger speaks of itself in a stream named after its origin`() {
        #expect(OpenLedger.ownStream(origin: "a.example/the ledger") == "ledger/the-ledger")
        #expect(OpenLedger.ownStream(origin: "/") == "ledger/ledger")
        #expect(OpenLedger.simulatedStart.description == "2010-01-01T00:00:00.000000Z")
    }
}
