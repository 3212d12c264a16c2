import Commissioning
import Testing

@testable import LedgerCLI

struct RevealCommandTests {
    private let open = [
        "record", "procurement.bids-opened.v1", "--stream", "procurement/02Q/1", "--occurred-on",
        "2013-06-12", "--set", "by=person:1a2b",
    ]

    /// The story, and a bid in event 6 and its price in event 7.
    static func withBid() async throws -> Trial {
        let trial = try await Trial.withStory()
        let lines = [
            Trial.line(
                "procurement.bid-received.v1", "procurement/02Q/1", "2013-06-10", 6,
                #"{"bid":"B1","bidders":[{"supplierName":"Coral Clinics"}]}"#),
            Trial.line(
                "procurement.bid-valued.v1", "procurement/02Q/1", "2013-06-11", 7,
                #"{"bid":"B1","price":{"pence":8745000,"vat":"excl"}}"#),
        ]
        let imported = await trial.run("import", try trial.file("bid.jsonl", lines))
        #expect(imported.status == 0, "\(imported.messages)")
        return trial
    }

    @Test func `what is revealed is told and shown`() async throws {
        let trial = try await RevealCommandTests.withBid()
        let opening = Trial.line(
            "procurement.bids-opened.v1", "procurement/02Q/1", "2013-06-12", 8,
            #"{"by":["person:1a2b"]}"#)
        let opened = await trial.run("import", try trial.file("opening.jsonl", [opening]))
        #expect(opened.status == 0, "\(opened.messages)")
        let dry = await trial.run("reveal", "7", "--reason-code", "embargoEnded", "--dry-run")
        #expect(dry.output.contains("1 sealed value would be revealed"))
        let before = await trial.run("show", "7")
        #expect(before.output.contains("(sealed until opening)"))
        let outcome = await trial.run("reveal", "7", "--reason-code", "embargoEnded", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("reveal", outcome.output, hiding: trial.folder)
        let shown = await trial.run("show", "7")
        #expect(shown.output.contains("8745000") && shown.output.contains("revealed by event 9"))
        let earlier = await trial.run("show", "7", "--known-at", "position:9")
        #expect(earlier.output.contains("(sealed until opening)"))
        let again = await trial.run("reveal", "7", "--reason-code", "embargoEnded")
        #expect(again.status == 7)
    }

    @Test func `an embargo has not ended before the bids are opened`() async throws {
        let trial = try await RevealCommandTests.withBid()
        for event in ["6", "7"] {
            let reveal = ["reveal", event, "--reason-code", "embargoEnded"]
            for command in [reveal, reveal + ["--dry-run"]] {
                let early = await trial.run(command)
                #expect(early.status == 6, "\(early.output)")
                #expect(early.messages.contains("procurement.bids-opened.v1"))
                #expect(early.messages.contains("rule embargo-not-ended"))
            }
        }
        #expect(await trial.run("show", "7").output.contains("(sealed until opening)"))
        #expect(await trial.run(open).status == 0)
        #expect(await trial.run("reveal", "7", "--reason-code", "embargoEnded").status == 0)
    }

    @Test func `what cannot be revealed says why`() async throws {
        let trial = try await RevealCommandTests.withBid()
        let narrative = await trial.run(
            "reveal", "4", "--field", "rationale", "--reason-code", "other")
        #expect(narrative.status == 6 && narrative.messages.contains("rationale is narrative"))
        let unknown = await trial.run("reveal", "4", "--field", "price", "--reason-code", "other")
        #expect(unknown.status == 7 && unknown.messages.contains("it has rationale"))
        let word = await trial.run("reveal", "7", "--reason-code", "because")
        #expect(word.status == 64 && word.messages.contains("embargoEnded"))
    }

    @Test func `words that are none are told with those that are`() {
        #expect(throws: Failure.self) { try CodeWord.read("x", "--basis", ErasureBasis.self) }
        #expect(throws: Failure.self) { try ReferenceWord.read("two words", "--by") }
    }
}
