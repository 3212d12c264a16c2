import CanonicalJSON
import EventLog
import Testing

@testable import LedgerCLI

struct VerifyCommandTests {
    @Test func `a sound ledger is said to be sound`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("verify", "--json")
        #expect(outcome.status == 0)
        try Golden.check("verify", outcome.output, hiding: trial.folder)
        let text = await trial.run("verify").output
        #expect(text.hasPrefix("6 events hashed again"))
        #expect(text.hasSuffix("sound\n"))
    }

    @Test func `one changed byte is found, and its event named`() async throws {
        let trial = try await Trial.withStory()
        let copy = "\(trial.folder)/copy"
        try Folders.copyFiles(of: trial.ledger, to: copy)
        try Tampering.flipByte(of: Position(3), in: copy)
        let outcome = await trial.run("verify", "--ledger", copy)
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("first: event 3"))
        let json = await trial.run("verify", "--ledger", copy, "--json")
        #expect(json.status == 3)
        #expect(try json.json["ok"] == .bool(false))
        #expect(await trial.run("verify").status == 0)
    }

    @Test func `a ledger whose first event is damaged is still verified`() async throws {
        let trial = try await Trial.withStory()
        try Tampering.flipByte(of: Position(0), in: trial.ledger)
        let outcome = await trial.run("verify")
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("first: event 0"))
    }

    @Test func `an older copy put back in place is found by what was signed last`() async throws {
        let trial = try await Trial.signed()
        let sound = await trial.run("verify")
        #expect(sound.status == 0)
        #expect(sound.output.contains("checked  the log extends what was signed last, as "))
        #expect(!sound.output.contains("shown before"))
        try await trial.putBackOlderCopy()
        let state = ["--state", "\(trial.ledger).state"]
        for more in [[], ["--key", trial.verifierKey], state] {
            let found = await trial.run(["verify"] + more)
            #expect(found.status == 3, "\(more): \(found.output)")
            #expect(found.output.contains("the log has 6 events, and was signed with 7"))
        }
        let elsewhere = await trial.run("verify", "--state", trial.path("none"))
        #expect(elsewhere.status == 0 && elsewhere.output.contains("shown before"))
    }
}
