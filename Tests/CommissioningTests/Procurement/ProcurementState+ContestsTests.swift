import EventLog
import Testing

@testable import Commissioning

@Suite struct ProcurementContestsTests {
    @Test(arguments: [
        ("procurement-planned", Tenders.plan(), Tenders.plan(value: 2_000)),
        ("route-decided", Tenders.route("openTender"), Tenders.route("direct")),
        ("bid-received", Tenders.bid("b1"), Tenders.bid("b1", lots: ["A"])),
        ("award-decided", Tenders.award("a1"), Tenders.award("a1", value: 2)),
        (
            "procurement-abandoned", #"{"reasonCode":"challenge"}"#,
            #"{"reasonCode":"fundsWithdrawn"}"#
        ),
        (
            "standstill-started", #"{"basis":"PCR2006","start":"2013-06-01"}"#,
            #"{"basis":"PSR","start":"2013-06-01"}"#
        ),
    ])
    func `the event that says otherwise is named once`(event: String, first: String, then: String) {
        let state = Tenders.story.given(event, on: "2013-06-01", first)
            .given(event, on: "2013-06-01", then).state
        #expect(state.contests == at(0), "\(event)")
    }

    @Test func `without contradictions nothing is named`() {
        #expect(Tenders.opened.state.contests.isEmpty)
    }
}
