import CanonicalJSON
import EventLog
import Glibc
import SafeFiles
import Testing

@testable import LedgerCLI

struct RestoreCommandTests {
    private func fails(_ outcome: Trial.Outcome, _ status: Int32) {
        #expect(outcome.status == status, "\(outcome.output)\(outcome.messages)")
    }

    @Test func `a backup is restored where nothing is, and goes on`() async throws {
        let trial = try await Trial.withStory()
        _ = await trial.run("backup", trial.path("b"))
        let place = trial.path("again")
        let planned = await trial.run("restore", trial.path("b"), "--ledger", place, "--dry-run")
        fails(planned, 0)
        #expect(planned.output.contains("would make the ledger \(place)"))
        #expect(planned.output.contains("nothing outside the backup says"))
        #expect(!Folders.isFolder(place))
        let done = await trial.run("restore", trial.path("b"), "--ledger", place, "--json")
        fails(done, 0)
        #expect(try done.json["restored"] == .bool(true))
        #expect(try done.json["movedAside"] == .array([]))
        #expect(try done.json["recorded"] == nil)
        trial.environment["CCGLEDGER"] = place
        trial.environment["CCGLEDGER_KEYS"] = trial.ledger + ".keys"
        fails(await trial.run("verify"), 0)
        fails(await trial.run("withdraw", "5", "--reason-code", "other"), 0)
        // What was imported is known there, too.
        let again = await trial.run("import", trial.path("story.jsonl"))
        #expect(again.output.hasPrefix("0 of 5 lines recorded, 5 already recorded"))
    }

    @Test func `an older state is refused by the ledger, its head, what was signed, a checkpoint`()
        async throws
    {
        let trial = try await Trial.signed()
        _ = await trial.run("backup", trial.path("b"))
        await trial.grow()
        let restore = ["restore", trial.path("b"), "--ledger"]
        let byLedger = await trial.run(restore + [trial.ledger])
        fails(byLedger, 3)
        #expect(byLedger.output.contains("the ledger in \(trial.ledger) says that there were 7"))
        #expect(byLedger.output.contains("the file \(trial.ledger)/head says that there were 7"))
        let key = ["--key", trial.path("a.key"), "--out", trial.path("kept7")]
        _ = await trial.run(["checkpoint"] + key)
        let state = ["--state", trial.ledger + ".state"]
        let bySigned = await trial.run(restore + [trial.path("new")] + state)
        fails(bySigned, 3)
        #expect(bySigned.output.contains("the checkpoint signed last"))
        let kept = ["--checkpoint", trial.path("kept7"), "--checkpoint", trial.path("kept")]
        let byKept = await trial.run(restore + [trial.path("new"), "--dry-run"] + kept)
        fails(byKept, 3)
        #expect(byKept.output.contains("the checkpoint \(trial.path("kept7")) says that there"))
        #expect(byKept.output.contains("extends the checkpoint \(trial.path("kept")) (events: 6)"))
        #expect(byKept.output.contains("REFUSED"))
        fails(await trial.run("verify"), 0)
        #expect(!Folders.isFolder(trial.path("new")))
        // Where only an earlier checkpoint is known, nothing is missing.
        let early = ["--checkpoint", trial.path("kept")]
        fails(await trial.run(restore + [trial.path("new")] + early), 0)
    }

    @Test func `what is given up is confirmed, moved aside, and said by the first event`()
        async throws
    {
        let trial = try await Trial.signed()
        _ = await trial.run("backup", trial.path("b"))
        await trial.grow()
        _ = await trial.run("checkpoint", "--key", trial.path("a.key"))
        let restore = ["restore", trial.path("b"), "--ledger", trial.ledger, "--confirm"]
        fails(await trial.run(restore + ["b.example/x"]), 64)
        fails(await trial.run(restore + ["a.example/x", "--keys", trial.path("none")]), 4)
        fails(await trial.run("verify"), 0)
        let planned = await trial.run(restore + ["a.example/x", "--dry-run"])
        fails(planned, 0)
        #expect(planned.output.contains("would record what was given up"))
        let done = await trial.run(restore + ["a.example/x", "--json"])
        fails(done, 0)
        guard case .array(let aside)? = try done.json["movedAside"] else {
            Issue.record("nothing moved aside")
            return
        }
        #expect(
            aside == [
                .string("\(trial.ledger).replaced-20260203T100000"),
                .string("\(trial.ledger).state/a.example-x.checkpoint.given-up-7"),
            ])
        let shown = await trial.run("show", "6", "--json")
        #expect(shown.output.contains(#""type":"ledger.backup-restored.v1""#))
        #expect(shown.output.contains(#""givenUpSize":7"#))
        fails(await trial.run("verify"), 0)
        fails(await trial.run("withdraw", "5", "--reason-code", "other"), 0)
        fails(await trial.run("checkpoint", "--key", trial.path("a.key")), 0)
        // The old one is whole where it is now.
        let old = "\(trial.ledger).replaced-20260203T100000"
        #expect(await trial.run("verify", "--ledger", old).output.hasSuffix("sound\n"))
    }

    @Test func `a damaged backup is refused, the event named, and nothing is changed`() async throws
    {
        let trial = try await Trial.withStory()
        _ = await trial.run("backup", trial.path("b"))
        _ = await trial.run("backup", trial.path("c"))
        try Tampering.flipByte(of: Position(3), in: trial.path("b"))
        let refused = await trial.run("restore", trial.path("b"), "--ledger", trial.path("new"))
        fails(refused, 3)
        #expect(refused.messages.contains("is damaged: event "))
        // A log of another size than the manifest says.
        await trial.grow()
        _ = await trial.run("backup", trial.path("d"))
        try SafeFiles.write(
            bytes: try SafeFiles.read(trial.path("c/log.sqlite"), limit: 1 << 30),
            to: trial.path("d/log.sqlite"))
        let exchanged = await trial.run("restore", trial.path("d"), "--ledger", trial.path("new"))
        fails(exchanged, 3)
        #expect(exchanged.messages.contains("not the one that backup.json describes"))
        #expect(!Folders.isFolder(trial.path("new")))
    }

    @Test func `what is no backup, another ledger, or somebody else's folder is refused`()
        async throws
    {
        let trial = try await Trial.withStory()
        fails(await trial.run("restore", trial.ledger, "--ledger", trial.path("new")), 7)
        fails(await trial.run("restore", trial.path("none"), "--ledger", trial.path("new")), 7)
        _ = await trial.run("backup", trial.path("b"))
        _ = await trial.run("init", trial.path("other"), "--origin", "b.example/x")
        fails(await trial.run("restore", trial.path("b"), "--ledger", trial.path("other")), 64)
        try SafeFiles.makeFolder(trial.path("papers"))
        _ = try trial.file("papers/a", ["x"])
        fails(await trial.run("restore", trial.path("b"), "--ledger", trial.path("papers")), 64)
        #expect(Folders.names(in: trial.path("papers")) == ["a"])
        let stranger = try trial.file("stranger", ["x"])
        fails(
            await trial.run(
                "restore", trial.path("b"), "--ledger", trial.path("new"), "--checkpoint",
                stranger), 6)
    }
}
