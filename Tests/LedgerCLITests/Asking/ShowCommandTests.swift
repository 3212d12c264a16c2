import CanonicalJSON
import EventLog
import Testing

@testable import LedgerCLI

struct ShowCommandTests {
    @Test func `an event is shown with its sealed words`() async throws {
        let trial = try await Trial.withStory()
        let text = await trial.run("show", "4").output
        #expect(text.contains("rationale (narrative)  They know the Vale."))
        #expect(text.contains("happened on  2013-05-20"))
        let outcome = await trial.run("show", "4", "--json")
        try Golden.check("show", outcome.output, hiding: trial.folder)
        let byID = await trial.run("show", "00000000-0000-4000-8000-000000000004", "--json")
        #expect(byID.output == outcome.output)
    }

    @Test func `an event that was not known yet is unknown`() async throws {
        let trial = try await Trial.withStory()
        #expect(await trial.run("show", "4", "--known-at", "position:4").status == 7)
        #expect(await trial.run("show", "six").status == 7)
    }

    @Test func `an event whose bytes were changed is said to be damaged`() async throws {
        let trial = try await Trial.withStory()
        let hash = try await trial.run("show", "3", "--json").json["leafHash"]?.plain ?? "?"
        try Tampering.flipByte(of: Position(3), in: trial.ledger)
        let outcome = await trial.run("show", "3")
        #expect(outcome.status == 3, "\(outcome.output)")
        #expect(outcome.output.contains("leaf hash  \(hash)\nDAMAGED: "))
        #expect(outcome.messages.contains("error: event 3 is damaged"))
        let json = await trial.run("show", "3", "--json")
        #expect(json.status == 3)
        #expect(try json.json["leafHash"] == .string(hash))
        #expect(try json.json["damage"]?.plain.contains(hash) == true)
        #expect(await trial.run("show", "4").status == 0)
    }
}
