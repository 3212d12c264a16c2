import EventLog
import Testing

@testable import Commissioning

@Suite struct DisclosureSuppressedTests {
    private let story = Story(LedgerArea.self, "ledger/disclosures")
    private let one = String(repeating: "A", count: 43)
    private let two = String(repeating: "B", count: 42) + "A"

    private func suppressed(
        _ digests: [String], by: String = #"["person:1","person:2"]"#,
        review: String = "2020-01-01", _ more: String = ""
    ) -> String {
        let values = digests.map { #"{"digest":"\#($0)","field":"rationale"}"# }
        return #"""
            {"event":"00000000-0000-0000-0000-000000000009",
            "values":[\#(values.joined(separator: ","))],
            "basis":"courtOrder","by":\#(by),"auditorAccess":"kept","reviewOn":"\#(review)"\#(more)}
            """#
    }

    private func refusal(_ data: String) -> LedgerRefusal? {
        story.when("disclosure-suppressed", on: "2014-01-01", data)
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            LedgerArea.self, "disclosure-suppressed", minimal: suppressed([one]),
            full: suppressed([one], #","orderRef":"order:7""#))
    }

    @Test func `an order is noted with its texts`() throws {
        let data = suppressed([one, two], #","orderRef":"order:7""#)
        let state = story.given("disclosure-suppressed", on: "2014-01-01", data).state
        let order = try #require(state.suppressions.first).value
        #expect(order.values.map(\.field) == ["rationale", "rationale"])
        #expect(order.order?.text == "order:7" && order.auditorAccess == .kept)
    }

    @Test func `an order is one of two different persons`() {
        #expect(refusal(suppressed([one])) == nil)
        #expect(refusal(suppressed([one], by: #"["person:1"]"#)) == .notTwoPersons(1))
        let same = suppressed([one], by: #"["person:1","person:1"]"#)
        #expect(refusal(same) == .notTwoPersons(2))
        let three = suppressed([one], by: #"["person:1","person:2","person:3"]"#)
        #expect(refusal(three) == .notTwoPersons(3))
    }

    @Test func `it is looked at again on a later day`() {
        let day = day("2014-01-01")
        #expect(
            refusal(suppressed([one], review: "2014-01-01")) == .reviewNotLater(day, than: day))
        #expect(refusal(suppressed([one], review: "2014-01-02")) == nil)
    }

    @Test func `a text is suppressed once`() throws {
        let digest = try #require(DisclosureDigest(one))
        #expect(refusal(suppressed([one, one])) == .valueTwice(digest))
        let once = story.given("disclosure-suppressed", on: "2014-01-01", suppressed([one]))
        let again = once.when("disclosure-suppressed", on: "2015-01-01", suppressed([two, one]))
        #expect(again == .fateTwice(digest, by: Position(0)))
    }
}
