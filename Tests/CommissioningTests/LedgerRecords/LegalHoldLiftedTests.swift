import EventLog
import Testing

@testable import Commissioning

@Suite struct LegalHoldLiftedTests {
    private let story = Story(LedgerArea.self, "ledger/holds").given(
        "legal-hold-placed", on: "2014-01-01",
        #"{"body":"02Q","reasonCode":"audit","placedBy":"person:1"}"#)

    private func lifted(_ reason: String = "concluded", placed: Int = 0) -> String {
        #"""
        {"placed":"00000000-0000-0000-0000-00000000000\#(placed)","reasonCode":"\#(reason)",
        "liftedBy":"person:2"}
        """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            LedgerArea.self, "legal-hold-lifted", minimal: lifted(), full: lifted("other"))
    }

    @Test func `a hold stands until it is lifted`() {
        #expect(story.state.holds.first?.stands == true)
        let state = story.given("legal-hold-lifted", on: "2015-01-01", lifted()).state
        #expect(state.holds.first?.stands == false)
        #expect(state.holds.first?.lifted?.on == day("2015-01-01"))
    }

    @Test func `a hold is lifted once, and one that is not there never`() {
        let unknown = story.when("legal-hold-lifted", on: "2015-01-01", lifted(placed: 7))
        #expect(unknown == .holdUnknown(EventID(high: 0, low: 7)))
        let once = story.given("legal-hold-lifted", on: "2015-01-01", lifted())
        let again = once.when("legal-hold-lifted", on: "2015-01-02", lifted())
        #expect(again == .alreadyLifted(on: day("2015-01-01"), by: Position(1)))
        let other = story.given("legal-hold-lifted", on: "2015-01-01", lifted(placed: 7)).state
        #expect(other.endsOfNothing == at(1) && other.holds.first?.stands == true)
    }
}
