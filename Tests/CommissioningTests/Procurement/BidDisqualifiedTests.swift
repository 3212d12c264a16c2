import EventLog
import Testing

@testable import Commissioning

@Suite struct BidDisqualifiedTests {
    private let whole = #"{"bid":"b1","reasonCode":"incomplete"}"#
    private let lotA = #"{"bid":"b1","lotId":"A","reasonCode":"failedCriterion","criterion":"Q1"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "bid-disqualified", minimal: whole,
            full: #"""
                {"bid":"b1","lotId":"A","reasonCode":"failedCriterion","criterion":"Q1",
                "reason":"No registration."}
                """#)
    }

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(BidDisqualification.Reason.self)
                == "mandatoryExclusion discretionaryExclusion failedCriterion abnormallyLow "
                + "incomplete late other")
    }

    @Test func `a bid cannot be disqualified twice for one lot`() {
        let story = Tenders.opened.given("bid-disqualified", on: "2013-06-05", lotA)
        #expect(
            story.when("bid-disqualified", on: "2013-06-06", lotA)
                == .already(
                    .bidDisqualified(ref("b1"), lot: ref("A")), on: day("2013-06-05"),
                    by: Position(3)))
        let lotB = lotA.replacing(#""A""#, with: #""B""#)
        #expect(story.when("bid-disqualified", on: "2013-06-06", lotB) == nil)
        #expect(story.when("bid-disqualified", on: "2013-06-06", whole) == nil)
    }

    @Test func `a criterion that was never published disqualifies nobody`() {
        let unknown = #"{"bid":"b1","reasonCode":"failedCriterion","criterion":"X"}"#
        #expect(
            Tenders.opened.when("bid-disqualified", on: "2013-06-05", unknown)
                == .criterionUnknown(ref("X"), published: at(0)))
        #expect(Tenders.story.when("bid-disqualified", on: "2013-06-05", unknown) == nil)
    }

    @Test func `disqualifications are kept, one a lot`() {
        let record = Tenders.opened.given("bid-disqualified", on: "2013-06-05", lotA)
            .given("bid-disqualified", on: "2013-06-06", whole).state.bids[ref("b1")]
        #expect(record?.disqualifications.map(\.value.lot) == [ref("A"), nil])
        #expect(record?.disqualifications.first?.value.criterion == ref("Q1"))
        #expect(record?.disqualifications.last?.value.reason == .incomplete)
    }

    @Test func `a second account that stands on record all the same is contested`() {
        let other = #"{"bid":"b1","reasonCode":"abnormallyLow"}"#
        let record = Tenders.opened.given("bid-disqualified", on: "2013-06-05", whole)
            .given("bid-disqualified", on: "2013-06-05", other).state.bids[ref("b1")]
        #expect(record?.disqualifications.map(\.contests) == [at(3)])
    }
}
