import EventLog
import Testing

@testable import Commissioning

@Suite struct BidWithdrawnTests {
    private let whole = #"{"bid":"b1"}"#
    private let lotA = #"{"bid":"b1","lotId":"A","reasonCode":"byBidder"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "bid-withdrawn", minimal: whole,
            full: #"{"bid":"b1","lotId":"A","reasonCode":"byBidder","reason":"No staff."}"#)
    }

    @Test func `the codes are those of the schema`() {
        #expect(Tenders.codes(BidWithdrawal.Reason.self) == "byBidder notConfirmed other")
    }

    @Test func `a bid cannot be withdrawn twice`() {
        let withdrawn = Tenders.received.given("bid-withdrawn", on: "2013-06-02", whole)
        let refusal = ProcurementRefusal.already(
            .bidWithdrawn(ref("b1"), lot: nil), on: day("2013-06-02"), by: Position(2))
        #expect(withdrawn.when("bid-withdrawn", on: "2013-06-03", whole) == refusal)
        #expect(withdrawn.when("bid-withdrawn", on: "2013-06-03", lotA) == refusal)
    }

    @Test func `a bid can be withdrawn for one lot, then as a whole`() {
        let lot = Tenders.received.given("bid-withdrawn", on: "2013-06-02", lotA)
        #expect(lot.when("bid-withdrawn", on: "2013-06-03", whole) == nil)
        #expect(
            lot.when("bid-withdrawn", on: "2013-06-03", lotA)
                == .already(
                    .bidWithdrawn(ref("b1"), lot: ref("A")), on: day("2013-06-02"), by: Position(2))
        )
        let record = lot.given("bid-withdrawn", on: "2013-06-03", whole).state.bids[ref("b1")]
        #expect(record?.withdrawals.map(\.value.lot) == [ref("A"), nil])
        #expect(record?.withdrawals.first?.value.reason == .byBidder)
    }

    @Test func `a withdrawal for a lot that is not published is refused`() {
        let unknown = #"{"bid":"b1","lotId":"C"}"#
        #expect(
            Tenders.received.when("bid-withdrawn", on: "2013-06-02", unknown)
                == .lotUnknown(ref("C"), published: at(0)))
    }

    @Test func `a second account that stands on record all the same is contested`() {
        let other = #"{"bid":"b1","reasonCode":"notConfirmed"}"#
        let record = Tenders.received.given("bid-withdrawn", on: "2013-06-02", whole)
            .given("bid-withdrawn", on: "2013-06-02", other).state.bids[ref("b1")]
        #expect(record?.withdrawals.map(\.contests) == [at(2)])
    }
}
