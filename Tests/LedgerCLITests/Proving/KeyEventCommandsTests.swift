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
}
