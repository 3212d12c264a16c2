import EventLog
import Testing

@testable import Commissioning

@Suite struct ProcurementStateTests {
    private let notice = #"{"channel":"OJEU","noticeType":"F02"}"#

    @Test func `a procurement of which nothing is known has neither title nor stage`() {
        let state = Tenders.story.state
        #expect(state.title == nil && state.stage == nil && state.regime == nil)
        #expect(state.parties.isEmpty && state.bids.isEmpty && state.terms == nil)
    }

    @Test func `whatever follows the abandonment is recorded and noted`() {
        let abandoned = Tenders.story.given(
            "procurement-abandoned", on: "2013-07-01", #"{"reasonCode":"needChanged"}"#)
        #expect(abandoned.when("notice-published", on: "2013-07-02", notice) == nil)
        let state =
            abandoned.given("notice-published", on: "2013-07-01", notice)
            .given("notice-published", on: "2013-06-30", notice).state
        #expect(state.afterAbandonment == at(1) && state.stage == .abandoned)
    }

    @Test func `facts recorded after later ones are noted as late`() {
        let state = Tenders.story.given("notice-published", on: "2013-07-02", notice, isLate: true)
            .given("notice-published", on: "2013-07-03", notice).state
        #expect(state.lateEntries == at(0) && state.notices.count == 2)
    }

    @Test func `the state of a procurement takes little room`() {
        #expect(MemoryLayout<ProcurementState>.size <= 240)
    }
}
