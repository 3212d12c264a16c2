import EventLog
import Testing

@testable import Commissioning

@Suite struct AwardRecordTests {
    private func footing(
        of bids: String, _ story: Story<ProcurementArea>, lots: String = ""
    ) throws -> AwardFooting {
        let data = #"""
            {"award":"a1","bids":[\#(bids)],\#(lots)"suppliers":[{"supplier":"RHA"}],
            "decision":{"meeting":"m1"},"reasonCode":"mostAdvantageous"}
            """#
        #expect(story.when("award-decided", on: "2013-07-01", data) == nil)
        let state = story.given("award-decided", on: "2013-07-01", data).state
        return try #require(state.awards[ref("a1")]?.footing)
    }

    @Test func `an award with no route, notice or bid on record is recorded`() throws {
        let footing = try footing(of: #""b9""#, Tenders.story)
        #expect(!footing.followsRoute && !footing.followsOpportunity && !footing.followsBids)
        #expect(footing.unknownBids == [ref("b9")])
    }

    @Test func `an award that follows all steps says so`() throws {
        let story = Tenders.opened.given(
            "route-decided", on: "2013-06-05", Tenders.route("openTender"))
        let footing = try footing(of: #""b1""#, story)
        #expect(footing.followsRoute && footing.followsOpportunity && footing.followsBids)
        #expect(footing.unknownBids.isEmpty && footing.disqualifiedBids.isEmpty)
        #expect(footing.goneBids.isEmpty && footing.lateBids.isEmpty)
    }

    @Test func `an award to bids unknown, disqualified, withdrawn or late is recorded`() throws {
        let story = Tenders.received
            .given("bid-received", on: "2013-06-02", Tenders.bid("b2"))
            .given("bid-received", on: "2013-06-04", Tenders.bid("b3"))
            .given("bid-disqualified", on: "2013-06-05", #"{"bid":"b1","reasonCode":"other"}"#)
            .given("bid-withdrawn", on: "2013-06-05", #"{"bid":"b2"}"#)
        let footing = try footing(of: #""b1","b2","b3","b9""#, story)
        #expect(footing.disqualifiedBids == [ref("b1")] && footing.goneBids == [ref("b2")])
        #expect(footing.lateBids == [ref("b3")] && footing.unknownBids == [ref("b9")])
    }

    @Test func `a disqualification for another lot does not count`() throws {
        let story = Tenders.received.given(
            "bid-disqualified", on: "2013-06-05",
            #"{"bid":"b1","lotId":"A","reasonCode":"other"}"#)
        let other = try footing(of: #""b1""#, story, lots: #""lotIds":["B"],"#)
        #expect(other.disqualifiedBids.isEmpty)
        let same = try footing(of: #""b1""#, story, lots: #""lotIds":["A"],"#)
        #expect(same.disqualifiedBids == [ref("b1")])
    }

    @Test func `the footing is that of the decision that stands`() {
        let awarded = Tenders.story.given(
            "award-decided", on: "2013-07-01", Tenders.award("a1"), at: 5)
        let later = awarded.given("opportunity-published", on: "2013-07-02", Tenders.opportunity)
        let other = Tenders.award("a1", value: 2_000)
        let newer = later.given("award-decided", on: "2013-07-03", other).state
        #expect(newer.awards[ref("a1")]?.footing?.followsOpportunity == true)
        let older = later.given("award-decided", on: "2013-07-03", other, at: 4).state
        #expect(older.awards[ref("a1")]?.footing?.followsOpportunity == false)
    }

    @Test func `an award's last step is the last of its days`() {
        let story = Tenders.story.given("award-decided", on: "2013-07-01", Tenders.award("a1"))
        #expect(story.state.awards[ref("a1")]?.lastStepOn == day("2013-07-01"))
        let ended = story.given("standstill-ended", on: "2013-07-15", #"{"award":"a1"}"#)
        #expect(ended.state.awards[ref("a1")]?.lastStepOn == day("2013-07-15"))
        #expect(ended.state.awards[ref("a1")]?.isThrough == true)
        #expect(story.state.awards[ref("a1")]?.isThrough == false)
    }
}
