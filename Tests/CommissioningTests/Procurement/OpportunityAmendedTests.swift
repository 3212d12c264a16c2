import EventLog
import Testing

@testable import Commissioning

@Suite struct OpportunityAmendedTests {
    private let later = #"{"what":["deadline"],"newDeadline":"2013-06-10T11:00:00Z"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "opportunity-amended", minimal: #"{"what":["lots"]}"#,
            full: #"""
                {"what":["deadline","criteria"],"newDeadline":"2013-06-10T11:00:00Z",
                "criteria":[{"id":"Q","parentId":"R","title":"Quality","kind":"scored",
                "weightBp":1,"maxScore":"5","threshold":"1"}],
                "description":"A week more.","noticeId":"90-2"}
                """#)
    }

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(OpportunityAmendment.Subject.self)
                == "deadline criteria lots value requirements other")
    }

    @Test func `an amendment supersedes the deadline and nothing else`() {
        let state = Tenders.published.given("opportunity-amended", on: "2013-05-20", later).state
        #expect(state.terms?.deadline?.value == Instant("2013-06-10T11:00:00Z"))
        #expect(state.terms?.deadline?.superseded == at(0))
        #expect(state.terms?.criteria?.by == Position(0))
        #expect(state.amendments.map(\.value.what) == [[.deadline]])
    }

    @Test func `an amendment supersedes the whole tree`() {
        let state = Tenders.published.given(
            "opportunity-amended", on: "2013-05-20",
            #"{"what":["criteria"],"criteria":[{"id":"N","title":"New","kind":"price"}]}"#
        ).state
        #expect(state.terms?.criteria?.value.criteria.map(\.id) == [ref("N")])
        #expect(state.terms?.criteria?.superseded == at(0))
        #expect(state.terms?.knownCriteria.contains(ref("Q")) == true)
        #expect(state.terms?.deadline?.by == Position(0))
    }

    @Test func `an amendment with no opportunity on record is recorded`() {
        #expect(Tenders.story.when("opportunity-amended", on: "2013-05-20", later) == nil)
        let state = Tenders.story.given("opportunity-amended", on: "2013-05-20", later).state
        #expect(state.terms?.deadline?.by == Position(0) && state.opportunities.isEmpty)
    }

    @Test func `a bid is held against the deadline of its time`() {
        let state = Tenders.published.given("bid-received", on: "2013-06-05", Tenders.bid("b1"))
            .given("opportunity-amended", on: "2013-06-06", later)
            .given("bid-received", on: "2013-06-07", Tenders.bid("b2")).state
        #expect(state.bids[ref("b1")]?.isLate == true && state.bids[ref("b2")]?.isLate == false)
    }
}
