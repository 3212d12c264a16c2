import EventLog
import Testing

@testable import Commissioning

@Suite struct BidsOpenedTests {
    private let minimal = #"{"by":["p1","p2"]}"#
    private let b1 = #"{"by":["p1","p2"],"bids":["b1"]}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(ProcurementArea.self, "bids-opened", minimal: minimal, full: b1)
    }

    @Test func `an opening opens the bids that are in, by reference`() {
        let story = Tenders.published
            .given("bid-received", on: "2013-06-01", Tenders.bid("b3"))
            .given("bid-received", on: "2013-06-01", Tenders.bid("b2"))
            .given("bid-received", on: "2013-06-01", Tenders.bid("b1"))
            .given("bid-withdrawn", on: "2013-06-02", #"{"bid":"b3"}"#)
            .given("bids-opened", on: "2013-06-04", minimal)
        #expect(story.state.openings.map(\.value.bids) == [[ref("b1"), ref("b2")]])
        #expect(story.state.bids[ref("b1")]?.opened?.value == .afterDeadline)
        #expect(story.state.bids[ref("b3")]?.opened == nil)
        let later = story.given("bid-received", on: "2013-06-05", Tenders.bid("b4"))
            .given("bids-opened", on: "2013-06-06", minimal)
        #expect(later.state.openings.last?.value.bids == [ref("b4")])
    }

    @Test func `a person opens once`() {
        let refusal = Tenders.received.when("bids-opened", on: "2013-06-04", #"{"by":["p1","p1"]}"#)
        #expect(refusal == .personTwice(ref("p1")))
    }

    @Test func `a bid cannot be opened twice`() {
        #expect(
            Tenders.opened.when("bids-opened", on: "2013-06-05", b1)
                == .already(.bidOpened(ref("b1")), on: day("2013-06-04"), by: Position(2)))
        let twice = #"{"by":["p1"],"bids":["b1","b1"]}"#
        #expect(
            Tenders.received.when("bids-opened", on: "2013-06-04", twice) == .bidTwice(ref("b1")))
    }

    @Test func `a bid that was returned unopened cannot be opened`() {
        let returned = Tenders.received.given(
            "bid-returned-unopened", on: "2013-06-02", #"{"bid":"b1","reasonCode":"unmarked"}"#)
        #expect(
            returned.when("bids-opened", on: "2013-06-04", b1)
                == .already(.bidReturned(ref("b1")), on: day("2013-06-02"), by: Position(2)))
    }

    @Test func `an opening before the deadline, by one person, is recorded`() throws {
        let alone = #"{"by":["p1"]}"#
        #expect(Tenders.received.when("bids-opened", on: "2013-06-02", alone) == nil)
        let state = Tenders.received.given("bids-opened", on: "2013-06-02", alone).state
        let opening = try #require(state.openings.first?.value)
        #expect(opening.timing == .beforeDeadline && opening.by == [ref("p1")])
        #expect(state.bids[ref("b1")]?.opened?.value == .beforeDeadline)
    }

    @Test func `an opening of unknown bids, with no deadline on record, is recorded`() {
        #expect(Tenders.story.when("bids-opened", on: "2013-06-04", b1) == nil)
        let state = Tenders.story.given("bids-opened", on: "2013-06-04", b1).state
        #expect(state.openings.map(\.value.timing) == [.unknown])
        #expect(state.bids[ref("b1")]?.opened != nil && state.bids[ref("b1")]?.received == nil)
    }
}
