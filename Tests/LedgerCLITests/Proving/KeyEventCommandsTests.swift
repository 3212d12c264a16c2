import CanonicalJSON
import Testing
import TransparencyLog

@testable import LedgerCLI

struct KeyEventCommandsTests {
    @Test func `keys are announced, give way and are revoked, and the list says so`() async throws {
        let trial = try await Trial.signed()
        for name in ["b", "c"] {
            let path = trial.path("\(name).key")
            #expect(await trial.run("key", "generate", "--out", path).status == 0)
        }
        let (a, b, c) = (trial.path("a.key"), trial.path("b.key"), trial.path("c.key"))
        #expect(await trial.run("key", "list").output == "0 keys\n")
        let commands: [[String]] = [
            ["announce", "--key", a], ["announce", "--key", b, "--current", a],
            ["rotate", "--old", a, "--new", b, "--reason-code", "scheduled"],
            ["announce", "--key", c, "--current", b],
            ["revoke", "\(b).vkey", "--from", "8", "--key", c, "--reason-code", "compromised"],
        ]
        for command in commands {
            let outcome = await trial.run(["key"] + command)
            #expect(outcome.status == 0, "\(command): \(outcome.messages)")
        }
        let list = await trial.run("key", "list")
        #expect(list.output.contains("announced by event 6, signed from 0 to 8 events"))
        #expect(list.output.contains("revoked from position 8 by event 10"))
        #expect(list.output.contains("announced by event 9, signs from 9 events on"))
        let json = await trial.run("key", "list", "--json")
        #expect(try json.json["signingKeys"]?.plain.contains("revokedFrom") == true)
        let signed = await trial.run("checkpoint", "--key", a)
        #expect(signed.status == 3 && signed.messages.contains("was retired at 8 events"))
        #expect(await trial.run("checkpoint", "--key", c).status == 0)
        let verified = await trial.run(
            "verify", "--key", trial.verifierKey, "--checkpoint", trial.path("kept"))
        #expect(verified.status == 0, "\(verified.output)")
    }

    @Test func `a key event that cannot be is refused`() async throws {
        let trial = try await Trial.signed()
        let a = trial.path("a.key")
        let first = await trial.run("key", "rotate", "--old", a, "--new", a)
        #expect(first.status == 4 && first.messages.contains("are the same"))
        let unknown = await trial.run("key", "revoke", "\(a).vkey", "--from", "1", "--key", a)
        #expect(unknown.status == 6 && unknown.messages.contains("no event before it names"))
        let reason = await trial.run(
            "key", "revoke", "\(a).vkey", "--from", "1", "--key", a, "--reason-code", "bored")
        #expect(reason.status == 64)
    }

    @Test func `a revocation names the checkpoints that it overtakes, and the ledger goes on`()
        async throws
    {
        let trial = try await Trial.signed()
        let (a, b) = (trial.path("a.key"), trial.path("b.key"))
        _ = await trial.run("key", "generate", "--out", b)
        _ = await trial.run("key", "announce", "--key", a)
        _ = await trial.run("key", "announce", "--key", b, "--current", a)
        _ = await trial.run("checkpoint", "--key", a)
        let revoked = await trial.run(
            "key", "revoke", "\(a).vkey", "--from", "7", "--key", b, "--reason-code", "compromised")
        #expect(revoked.status == 0)
        #expect(revoked.messages.contains("warning: the checkpoint of 8 events counts no more"))
        #expect(revoked.messages.contains("hint: ccgledger checkpoint --key \(b) signs the log"))
        let open = await trial.run("verify")
        #expect(open.status == 0, "\(open.output)")
        #expect(open.output.contains("revoked  the checkpoint of 8 events counts no more"))
        #expect(open.output.contains("next: ccgledger checkpoint --key FILE, with the key in use"))
        let ill = await trial.run("doctor")
        #expect(ill.status == 1)
        #expect(ill.output.contains("trouble  checkpoint   the last checkpoint, of 8 events, coun"))
        let backup = await trial.run("backup", trial.path("b1"))
        #expect(backup.status == 0 && backup.messages.contains("counts no more"))
        #expect(backup.output.contains("signed up to 6 events"))
        #expect(await trial.run("checkpoint", "--key", b).status == 0)
        let verified = await trial.run("verify")
        #expect(verified.status == 0)
        #expect(verified.output.contains("that of 9 events counts in its place"))
        #expect(!verified.output.contains("next:"))
        let well = await trial.run("doctor")
        #expect(well.status == 0, "\(well.output)")
        let later = await trial.run("backup", trial.path("b2"))
        #expect(later.status == 0 && !later.messages.contains("counts no more"))
        #expect(later.output.contains("signed up to 9 events"))
    }
}
