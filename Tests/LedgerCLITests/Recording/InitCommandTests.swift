import EventLog
import Glibc
import SQLiteEventLog
import SafeFiles
import Testing

@testable import LedgerCLI

struct InitCommandTests {
    @Test func `a ledger is made, and event 0 opens it`() async throws {
        let trial = try Trial()
        let made = await trial.run(
            "init", trial.ledger, "--origin", "a.example/x", "--simulated", "--json")
        #expect(made.status == 0)
        #expect(made.messages.contains("a later release may not open it"))
        try Golden.check("init", made.output, hiding: trial.folder)
        let log = await trial.run("log", "--json")
        #expect(log.output.contains(#""recordedtime":"2010-01-01T00:00:00.000000Z""#))
        #expect(await trial.run("verify").status == 0)
    }

    @Test func `a ledger with a real clock records when it was made`() async throws {
        let trial = try Trial()
        trial.environment["CCGLEDGER_ON_BEHALF_OF"] = nil
        let made = await trial.run("init", trial.ledger, "--origin", "a.example/x")
        #expect(made.messages.contains("on behalf of GB-NHS-X24"))
        let log = await trial.run("log", "--json")
        #expect(log.output.contains(#""recordedtime":"2026-02-03T10:00:00.000000Z""#))
    }

    @Test func `an init that was cut short goes on where it was`() async throws {
        let trial = try Trial()
        let arguments = ["init", trial.ledger, "--origin", "a.example/x", "--json"]
        let store = try SQLiteEventStore.create(
            folder: trial.ledger, origin: "a.example/x", clock: SystemClock())
        try await store.close()
        let made = await trial.run(arguments)
        #expect(made.status == 0)
        let again = await trial.run(arguments)
        #expect(again.status == 0)
        #expect(again.output.contains(#""replayed":true"#))
        #expect(await trial.run("init", trial.ledger, "--origin", "b.example/x").status == 64)
        #expect(await trial.run("log", "--json").output.split(separator: "\n").count == 1)
        #expect(await trial.run("verify").status == 0)
    }

    @Test func `a key that is there already is not taken for a new ledger`() async throws {
        let trial = try Trial()
        #expect(await trial.run("init", trial.ledger, "--origin", "a.example/x").status == 0)
        let other = await trial.run(
            "init", "\(trial.folder)/other", "--origin", "b.example/x", "--keys",
            "\(trial.ledger).keys")
        #expect(other.status == 4)
        #expect(Folders.isAbsentOrEmpty("\(trial.folder)/other"))
    }

    /// A file that cannot be read, as on a disk that fails: nothing is mapped at 0.
    private func spoilKey(in folder: String) throws {
        try SafeFiles.makeFolder(folder)
        try #require(symlink("/proc/self/mem", "\(folder)/request.key") == 0)
        let failure = #expect(throws: FileFailure.self) {
            try SafeFiles.read("\(folder)/request.key", limit: 9)
        }
        try #require(failure?.code == EIO)
    }

    @Test func `a disk that fails while the key is looked for is no key of another ledger`()
        async throws
    {
        let trial = try Trial()
        let keys = trial.path("spoiled")
        try spoilKey(in: keys)
        let arguments = ["init", trial.ledger, "--origin", "a.example/x", "--keys", keys]
        let failed = await trial.run(arguments)
        #expect(failed.status == 8 && failed.messages.contains("Input/output error"))
        #expect(failed.messages.contains("hint: do it again"))
        #expect(Folders.isAbsent(trial.ledger))
        // Where an init was cut short, nothing is made of what it left either.
        let store = try SQLiteEventStore.create(
            folder: trial.ledger, origin: "a.example/x", clock: SystemClock())
        try await store.close()
        #expect(await trial.run(arguments).status == 8)
        #expect(await trial.run("log", "--json").output.isEmpty)
        unlink("\(keys)/request.key")
        #expect(await trial.run(arguments).status == 0)
        #expect(await trial.run("verify").status == 0)
    }

    @Test func `a folder that holds something is left alone`() async throws {
        let trial = try await Trial.withStory()
        let again = await trial.run("init", trial.ledger, "--origin", "a.example/x")
        #expect(again.status == 64)
        #expect(await trial.run("init", "\(trial.folder)/n", "--origin", "a b").status == 64)
        #expect(await trial.run("verify").status == 0)
    }

    @Test func `the keys are never made in the ledger's folder`() async throws {
        let trial = try Trial()
        for keys in [trial.ledger, "\(trial.ledger)/keys"] {
            let made = await trial.run(
                "init", trial.ledger, "--origin", "a.example/x", "--keys", keys)
            #expect(made.status == 64 && made.messages.contains("to which only the ledger writes"))
        }
        #expect(Folders.isAbsent(trial.ledger))
    }
}
