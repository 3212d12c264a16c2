import EventLog
import Testing

@testable import Commissioning

@Suite struct LegalHoldPlacedTests {
    private let story = Story(LedgerArea.self, "ledger/holds")

    private func placed(_ scope: String, _ more: String = "") -> String {
        let scope = scope.isEmpty ? "" : scope + ","
        return #"{\#(scope)"reasonCode":"litigation","placedBy":"person:1"\#(more)}"#
    }

    private let all = #""stream":"support/02Q/2013-1","personRef":"person:2","body":"02Q""#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            LedgerArea.self, "legal-hold-placed", minimal: placed(""),
            full: placed(all, #","reason":"A case is to be expected.""#))
    }

    @Test func `it covers a stream, a person or a body`() {
        func scope(_ text: String) -> LegalHold.Scope? {
            story.given("legal-hold-placed", on: "2014-01-01", placed(text)).state
                .holds.first?.placed.value.scope
        }
        #expect(
            scope(#""stream":"support/02Q/2013-1""#)?.description == "stream support/02Q/2013-1")
        #expect(scope(#""personRef":"person:2""#)?.description == "person person:2")
        #expect(scope(#""body":"02Q""#) == .body(ods("02Q")))
        #expect(scope("") == nil && scope(all) == nil)
    }

    @Test func `a hold of nothing, or of two things, is refused`() {
        for text in ["", all, #""personRef":"person:2","body":"02Q""#] {
            let refusal = story.when("legal-hold-placed", on: "2014-01-01", placed(text))
            #expect(refusal == .holdScopeNotOne)
        }
        let one = placed(#""body":"02Q""#)
        #expect(story.when("legal-hold-placed", on: "2014-01-01", one) == nil)
    }
}
