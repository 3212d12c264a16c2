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
}
