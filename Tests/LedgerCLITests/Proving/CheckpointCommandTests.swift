import CanonicalJSON
import EventLog
import Glibc
import Ledger
import SafeFiles
import Testing
import TransparencyLog

@testable import LedgerCLI

struct CheckpointCommandTests {
    @Test func `the log is signed, and only once at one size`() async throws {
        let trial = try await Trial.signed()
        let again = await trial.run("checkpoint", "--key", trial.path("a.key"))
        #expect(again.status == 0 && again.output.hasPrefix("signed before: 6 events"))
        await trial.grow()
        let grown = await trial.run("checkpoint", "--key", trial.path("a.key"), "--json")
        #expect(try grown.json["size"] == .count(7))
        #expect(try grown.json["previousSize"] == .count(6))
        try Golden.check("checkpoint", grown.output, hiding: trial.folder)
        let kept = try SafeFiles.read(trial.path("kept"), limit: 1 << 20)
        let key = try KeyFiles.verifier(trial.verifierKey)
        try SignedCheckpoint(parsing: kept).verify(log: key)
    }

    @Test func `a ledger restored from a backup is neither signed nor written to`() async throws {
        let trial = try await Trial.signed()
        try await trial.putBackOlderCopy()
        for command in [
            ["checkpoint", "--key", trial.path("a.key")],
            ["import", try trial.file("more.jsonl", Trial.story)],
            ["doctor", "--accept-head", "--confirm", "a.example/x"],
        ] {
            let refused = await trial.run(command)
            #expect(refused.status == 3, "\(command): \(refused.messages)")
            #expect(refused.messages.contains("the log has 6 events, and was signed with 7"))
        }
        #expect(await trial.run("state", "02Q", "--as-of", "2014-01-01").status == 0)
    }

    @Test func `where the state was lost, a kept checkpoint stands in for it`() async throws {
        let trial = try await Trial.signed()
        Folders.remove("\(trial.ledger).state")
        let key = trial.path("a.key")
        let refused = await trial.run("checkpoint", "--key", key)
        #expect(refused.status == 3)
        let trusted = await trial.run(
            "checkpoint", "--key", key, "--trust", trial.path("kept"), "--state",
            trial.path("elsewhere"))
        #expect(trusted.status == 0, "\(trusted.messages)")
        #expect(access("\(trial.path("elsewhere"))/a.example-x.checkpoint", F_OK) == 0)
    }

    @Test func `a key that is no key, or of another ledger, is refused`() async throws {
        let trial = try await Trial.withStory()
        let other = trial.path("b.key")
        _ = await trial.run("key", "generate", "--out", other, "--name", "b.example/x")
        #expect(await trial.run("checkpoint", "--key", other).status == 4)
        #expect(await trial.run("checkpoint", "--key", trial.path("none")).status == 4)
        let rubbish = try trial.file("rubbish", ["PRIVATE+KEY+x"])
        let refused = await trial.run("checkpoint", "--key", rubbish)
        #expect(refused.status == 6 && refused.messages.contains("PRIVATE+KEY+name+id+key"))
    }

    @Test func `an import signs what it records, where that is asked for`() async throws {
        let trial = try await Trial.signed()
        let line = Trial.line(
            "org.organisation-registered.v1", "org/1AB", "2013-04-01", 9,
            #"{"kind":"CCG","name":"NHS 1AB CCG"}"#)
        let file = try trial.file("more.jsonl", [line])
        let every = ["import", file, "--checkpoint-every"]
        #expect(await trial.run(every + ["never", "--key", trial.path("a.key")]).status == 64)
        #expect(await trial.run(every + ["10"]).status == 64)
        let signed = await trial.run(every + ["10", "--key", trial.path("a.key")])
        #expect(signed.status == 0 && signed.messages.contains("signed 1 checkpoint"))
        let again = await trial.run("checkpoint", "--key", trial.path("a.key"))
        #expect(again.output.hasPrefix("signed before: 7 events"))
    }

    @Test func `what a witness signs is checked and kept`() async throws {
        let trial = try await Trial.signed()
        let witness = try Trial.witness()
        let kept = try KeyFiles.checkpoint(at: trial.path("kept"))
        let line = try witness.cosign(kept.note.text, time: 1_700_000_000).line
        let answer = try trial.file(
            "answer", [String(decoding: line.dropLast(), as: UTF8.self)])
        let unknown = await trial.run("checkpoint", "add-cosignature", answer)
        #expect(unknown.status == 64)
        let stranger = try SignerKey.generate(
            name: witness.verifier.name, kind: .cosignature
        ).verifier.text
        let refused = await trial.run(
            "checkpoint", "add-cosignature", answer, "--witness", stranger)
        #expect(refused.status == 3, "\(refused.messages)")
        let added = await trial.run(
            "checkpoint", "add-cosignature", answer, "--witness", witness.verifier.text, "--json",
            "--out", trial.path("cosigned"))
        #expect(added.status == 0, "\(added.messages)")
        #expect(try added.json["added"] == .array([.string("witness.example/w1")]))
        try Golden.check("add-cosignature", added.output, hiding: trial.folder)
        let policy = try trial.file(
            "policy", ["witness w1 \(witness.verifier)", "quorum w1"])
        let verified = await trial.run(
            "verify", "--key", trial.verifierKey, "--policy", policy, "--checkpoint",
            trial.path("cosigned"))
        #expect(verified.status == 0 && verified.output.contains("quorum w1 of the policy is met"))
    }
}
