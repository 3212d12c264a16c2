import EventLog
import Testing

@testable import Commissioning

@Suite struct BidValuedTests {
    private let minimal = #"{"bid":"b1","price":{"pence":1000,"vat":"excl"}}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "bid-valued", minimal: minimal,
            full: #"""
                {"bid":"b1","lotId":"A","price":{"pence":1000,"vat":"excl","basis":"total"}}
                """#)
    }

    @Test func `prices are noted without what they are`() {
        let state = Tenders.opened.given("bid-valued", on: "2013-06-05", minimal).state
        #expect(state.bids[ref("b1")]?.prices.map(\.by) == at(3))
        #expect(state.bids[ref("b1")]?.prices.first?.price == nil)
        #expect(state.bids[ref("b1")]?.evaluatedOn == day("2013-06-05"))
    }

    @Test func `a price for a lot that is not published is refused`() {
        let unknown = #"{"bid":"b1","lotId":"C","price":{"pence":1,"vat":"excl"}}"#
        #expect(
            Tenders.opened.when("bid-valued", on: "2013-06-05", unknown)
                == .lotUnknown(ref("C"), published: at(0)))
        #expect(Tenders.opened.when("bid-valued", on: "2013-06-05", minimal) == nil)
    }
}
