import CanonicalJSON
import EventLog
import Glibc
import SafeFiles
import Testing

@testable import LedgerCLI

struct DiagnosisTests {
    /// A ledger with a real clock, opened on the third of February.
    private func ledger() async throws -> Trial {
        let trial = try Trial()
        let made = await trial.run("init", trial.ledger, "--origin", "a.example/x")
        try #require(made.status == 0, "\(made.messages)")
        let key = trial.path("a.key")
        let generated = await trial.run("key", "generate", "--out", key)
        try #require(generated.status == 0, "\(generated.messages)")
        return trial
    }

    /// The state of each check that is not well, and how the command ends.
    private func troubles(
        _ trial: Trial, at moment: String = Trial.now
    ) async throws -> (status: Int32, troubles: [String]) {
        let outcome = await trial.run(["doctor", "--json"], at: moment)
        guard case .array(let checks)? = try outcome.json["checks"] else { return (-1, []) }
        var found: [String] = []
        for case .object(let check) in checks {
            guard case .string(let name)? = check["check"], check["state"] == .string("trouble")
            else { continue }
            found.append(name)
            #expect(check["next"] != nil, "\(name) says not what to do")
        }
        return (outcome.status, found)
    }

    @Test func `a new ledger is well, and says what is not done yet`() async throws {
        let trial = try await ledger()
        let found = try await troubles(trial)
        #expect(found.status == 0 && found.troubles == [])
        let text = await trial.run("doctor")
        #expect(text.output.contains("note     checkpoint   nobody has signed the log"))
        #expect(text.output.contains("next: ccgledger backup FOLDER"))
        #expect(text.output.hasSuffix("well\n"))
    }

    @Test func `what waits too long to be signed or backed up is a trouble until it is done`()
        async throws
    {
        let trial = try await ledger()
        let (nextDay, nextWeek) = ("2026-02-04T12:00:00Z", "2026-02-11T12:00:00Z")
        var found = try await troubles(trial, at: nextDay)
        #expect(found.status == 1 && found.troubles == ["checkpoint"])
        _ = await trial.run("checkpoint", "--key", trial.path("a.key"))
        found = try await troubles(trial, at: nextDay)
        #expect(found.status == 0 && found.troubles == [])
        found = try await troubles(trial, at: nextWeek)
        #expect(found.status == 1 && found.troubles == ["backup"])
        _ = await trial.run("backup", trial.path("b"))
        found = try await troubles(trial, at: nextWeek)
        #expect(found.status == 0 && found.troubles == [])
        let text = await trial.run(["doctor"], at: nextWeek)
        #expect(text.output.contains("1 event in \(trial.path("b")), 8 days ago"))
    }

    @Test func `a clock that is behind the log is a trouble`() async throws {
        let trial = try await ledger()
        #expect(try await troubles(trial, at: "2026-02-03T09:57:00Z").status == 0)
        let found = try await troubles(trial, at: "2026-02-03T09:00:00Z")
        #expect(found.status == 1 && found.troubles == ["clock"])
    }

    @Test func `keys that are gone or open to others are a trouble`() async throws {
        let trial = try await ledger()
        chmod(trial.ledger + ".keys", 0o755)
        var found = try await troubles(trial)
        #expect(found.status == 1 && found.troubles == ["keys"])
        chmod(trial.ledger + ".keys", 0o700)
        unlink(trial.ledger + ".keys/request.key")
        found = try await troubles(trial)
        #expect(found.status == 1 && found.troubles == ["keys"])
    }

    @Test func `a signing key that others can read is a trouble, wherever it is found`()
        async throws
    {
        let trial = try await ledger()
        let key = trial.path("a.key")
        #expect(await trial.run("doctor", "--key", key).status == 0)
        chmod(key, 0o644)
        let named = await trial.run("doctor", "--key", key)
        #expect(named.status == 1)
        #expect(named.output.contains("the signing key \(key) is open to others than its owner"))
        #expect(named.output.contains("next: chmod 600 \(key)"))
        #expect(await trial.run("doctor").status == 0)
        let inside = trial.ledger + ".keys/a.key"
        try SafeFiles.write(bytes: try SafeFiles.read(key, limit: 1_000), to: inside, mode: 0o640)
        let found = try await troubles(trial)
        #expect(found.status == 1 && found.troubles == ["signing-key"])
        chmod(inside, 0o600)
        #expect(try await troubles(trial).troubles == [])
    }

    @Test func `a log that is not the one that was signed or backed up ends with 3`() async throws {
        let trial = try await ledger()
        _ = await trial.run("backup", trial.path("b"))
        await trial.grow()
        _ = await trial.run("checkpoint", "--key", trial.path("a.key"))
        _ = await trial.run("backup", trial.path("c"))
        // The folder of the ledger as it was, put back by hand.
        Folders.remove(trial.ledger)
        let restored = await trial.run(
            "restore", trial.path("b"), "--ledger", trial.ledger, "--state", trial.path("none"))
        try #require(restored.status == 0, "\(restored.messages)")
        let found = try await troubles(trial)
        #expect(found.status == 3 && found.troubles == ["checkpoint", "backup"])
        unlink(trial.ledger + ".state/a.example-x.checkpoint")
        #expect(try await troubles(trial).troubles == ["backup"])
    }

    @Test func `what was signed last must be remembered, and a key must be in use`() async throws {
        let trial = try await ledger()
        let key = ["--key", trial.path("a.key")]
        _ = await trial.run(["key", "announce"] + key)
        _ = await trial.run(["checkpoint"] + key)
        let text = await trial.run("doctor")
        #expect(text.output.contains("well     signing-key  the one that event 1 announced"))
        unlink(trial.ledger + ".state/a.example-x.checkpoint")
        let found = try await troubles(trial)
        #expect(found.status == 1 && found.troubles == ["checkpoint"])
    }

    @Test func `a spoiled event at the end is found, and a lost head file`() async throws {
        let trial = try await ledger()
        try Tampering.flipByte(of: Position(0), in: trial.ledger)
        var found = try await troubles(trial)
        #expect(found.status == 3 && found.troubles.contains("integrity"))
        try Tampering.flipByte(of: Position(0), in: trial.ledger)
        unlink(trial.ledger + "/head")
        found = try await troubles(trial)
        #expect(found.status == 3 && found.troubles == ["head"])
    }

    @Test(arguments: [
        (0, "0 seconds"), (1, "1 second"), (119, "119 seconds"), (120, "2 minutes"),
        (7_199, "119 minutes"), (7_200, "2 hours"), (172_799, "47 hours"), (172_800, "2 days"),
    ]) func `a span is told in a unit that is easy to read`(seconds: Int64, text: String) {
        #expect(Diagnosis.span(seconds) == text)
    }
}
