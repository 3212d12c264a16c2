import EventLog
import Testing

@testable import Commissioning

@Suite struct DisclosuresRevealedTests {
    private let story = Story(LedgerArea.self, "ledger/disclosures")
    /// `["AAAAAAAAAAAAAAAAAAAAAQ","price",5]` and `…,6]`.
    private let five = "WyJBQUFBQUFBQUFBQUFBQUFBQUFBQUFRIiwicHJpY2UiLDVd"
    private let six = "WyJBQUFBQUFBQUFBQUFBQUFBQUFBQUFRIiwicHJpY2UiLDZd"

    private func revealed(_ disclosures: String...) -> String {
        let list = disclosures.map { "\"\($0)\"" }.joined(separator: ",")
        return #"""
            {"event":"00000000-0000-0000-0000-000000000009","disclosures":[\#(list)],
            "stream":"procurement/FICA/1",
            "reasonCode":"embargoEnded"}
            """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            LedgerArea.self, "disclosures-revealed", minimal: revealed(five),
            full: revealed(five, six))
    }

    @Test func `what is revealed is noted with the values`() throws {
        let state = story.given("disclosures-revealed", on: "2014-01-01", revealed(five)).state
        let reveal = try #require(state.reveals.first)
        #expect(reveal.value.event == EventID(high: 0, low: 9) && reveal.by == Position(0))
        #expect(reveal.value.disclosures.map(\.name) == ["price"])
        #expect(reveal.value.disclosures.first?.value?.bytes == Array("5".utf8))
    }

    @Test func `a value is revealed once`() throws {
        let digest = try #require(RevealedDisclosure(encoded: five)).digest
        let twice = story.when("disclosures-revealed", on: "2014-01-01", revealed(five, five))
        #expect(twice == .valueTwice(digest))
        let once = story.given("disclosures-revealed", on: "2014-01-01", revealed(five))
        let again = once.when("disclosures-revealed", on: "2014-01-02", revealed(six, five))
        #expect(again == .fateTwice(digest, by: Position(0)))
        #expect(once.when("disclosures-revealed", on: "2014-01-02", revealed(six)) == nil)
    }

    @Test func `it is found by the event it is about`() {
        #expect(
            Reading.tags(LedgerArea.self, "disclosures-revealed", revealed(five))
                == [
                    "disclosure:00000000-0000-0000-0000-000000000009",
                    "revealed:procurement/FICA/1",
                ])
    }
}
