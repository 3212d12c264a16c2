import EventLog
import Testing

@testable import Commissioning

@Suite struct ScoresModeratedTests {
    private let minimal = #"{"bid":"b1","criterion":"Q1","score":"3.5"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "scores-moderated", minimal: minimal,
            full: #"""
                {"bid":"b1","lotId":"A","criterion":"Q1","score":"3.5",
                "reasonCode":"consensus","reason":"Two had missed a page."}
                """#)
    }

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(ScoresModerated.Reason.self) == "consensus error clarification other")
    }

    @Test func `a moderation for a lot or by a criterion that is not published is refused`() {
        let lot = #"{"bid":"b1","lotId":"C","criterion":"Q1","score":"3"}"#
        #expect(
            Tenders.opened.when("scores-moderated", on: "2013-06-05", lot)
                == .lotUnknown(ref("C"), published: at(0)))
        let criterion = #"{"bid":"b1","criterion":"X","score":"3"}"#
        #expect(
            Tenders.opened.when("scores-moderated", on: "2013-06-05", criterion)
                == .criterionUnknown(ref("X"), published: at(0)))
    }

    @Test func `a moderation without a score is recorded`() {
        #expect(Tenders.opened.when("scores-moderated", on: "2013-06-05", minimal) == nil)
        let state = Tenders.opened.given("scores-moderated", on: "2013-06-05", minimal).state
        #expect(state.bids[ref("b1")]?.moderatedUnscored == at(3))
        #expect(state.bids[ref("b1")]?.moderatedCount == 1)
    }
}
