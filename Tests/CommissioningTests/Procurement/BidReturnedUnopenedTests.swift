import EventLog
import Testing

@testable import Commissioning

@Suite struct BidReturnedUnopenedTests {
    private let minimal = #"{"bid":"b1","reasonCode":"late"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "bid-returned-unopened", minimal: minimal,
            full: #"{"bid":"b1","reasonCode":"other","reason":"The label was torn."}"#)
    }

    @Test func `the codes are those of the schema`() {
        #expect(Tenders.codes(BidReturnReason.self) == "late wrongPlace unmarked other")
    }

    @Test func `a bid that was opened cannot be returned unopened`() {
        let refusal = Tenders.opened.when("bid-returned-unopened", on: "2013-06-05", minimal)
        #expect(
            refusal == .already(.bidOpened(ref("b1")), on: day("2013-06-04"), by: Position(2)))
    }

    @Test func `a return is kept, of an unknown bid too`() {
        #expect(Tenders.received.when("bid-returned-unopened", on: "2013-06-05", minimal) == nil)
        let state = Tenders.story.given("bid-returned-unopened", on: "2013-06-05", minimal).state
        #expect(state.bids[ref("b1")]?.returned?.value == .late)
        #expect(state.bids[ref("b1")]?.received == nil)
    }

    @Test func `a second return for another reason is recorded and contested`() {
        let returned = Tenders.received.given("bid-returned-unopened", on: "2013-06-05", minimal)
        let other = #"{"bid":"b1","reasonCode":"unmarked"}"#
        #expect(returned.when("bid-returned-unopened", on: "2013-06-05", other) == nil)
        let state = returned.given("bid-returned-unopened", on: "2013-06-05", other).state
        #expect(state.bids[ref("b1")]?.returned?.contests == at(2))
    }
}
