import EventLog
import Testing

@testable import Commissioning

@Suite struct BidScoredTests {
    private let minimal = #"{"bid":"b1","criterion":"Q1","evaluator":"p1","score":"4"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "bid-scored", minimal: minimal,
            full: #"""
                {"bid":"b1","lotId":"A","criterion":"Q1","evaluator":"p1","score":"4",
                "comment":"A clear plan."}
                """#)
    }

    @Test func `the score is sealed, for the parties`() throws {
        let type = try #require(Reading.type(ProcurementArea.self, "bid-scored"))
        let field = try #require(type.schema.fields.first { $0.name == "score" })
        #expect(field.sealing == .embargoed && field.audience == .parties && field.isRequired)
    }

    @Test func `a score is kept by criterion, and who gave it`() {
        let state = Tenders.opened.given("bid-scored", on: "2013-06-05", minimal)
            .given("bid-scored", on: "2013-06-06", minimal).state
        #expect(state.bids[ref("b1")]?.scored == [ScoredItem(criterion: ref("Q1"), lot: nil)])
        #expect(state.evaluators == [ref("p1"): Position(3)])
        #expect(state.bids[ref("b1")]?.scoredUnopened == [])
    }

    @Test func `a score for a lot or by a criterion that is not published is refused`() {
        let lot = Tenders.score("b1", lot: "C")
        #expect(
            Tenders.opened.when("bid-scored", on: "2013-06-05", lot)
                == .lotUnknown(ref("C"), published: at(0)))
        let criterion = Tenders.score("b1", criterion: "X")
        #expect(
            Tenders.opened.when("bid-scored", on: "2013-06-05", criterion)
                == .criterionUnknown(ref("X"), published: at(0)))
    }

    @Test func `a score before the opening, by a stranger, is recorded`() {
        let stranger = Tenders.score("b1", by: "p7")
        #expect(Tenders.received.when("bid-scored", on: "2013-06-02", stranger) == nil)
        let state = Tenders.received.given("bid-scored", on: "2013-06-02", stranger).state
        #expect(state.bids[ref("b1")]?.scoredUnopened == at(2))
        #expect(state.bids[ref("b1")]?.scoredCount == 1 && state.evaluators.count == 1)
    }
}
