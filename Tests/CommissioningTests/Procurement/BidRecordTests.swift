import EventLog
import Testing

@testable import Commissioning

@Suite struct BidRecordTests {
    private func bid(_ story: Story<ProcurementArea>) throws -> BidRecord {
        try #require(story.state.bids[ref("b1")])
    }

    @Test func `a bid that was received is in until it is withdrawn or returned`() throws {
        #expect(try bid(Tenders.received).isIn)
        let withdrawn = Tenders.received.given("bid-withdrawn", on: "2013-06-02", #"{"bid":"b1"}"#)
        #expect(try !bid(withdrawn).isIn && bid(withdrawn).isWithdrawn)
        let returned = Tenders.received.given(
            "bid-returned-unopened", on: "2013-06-02", #"{"bid":"b1","reasonCode":"unmarked"}"#)
        #expect(try !bid(returned).isIn && !bid(returned).isWithdrawn)
    }

    @Test func `a bid withdrawn for each of its lots is withdrawn`() throws {
        let lots = Tenders.published.given(
            "bid-received", on: "2013-06-01", Tenders.bid("b1", lots: ["A", "B"]))
        let one = lots.given("bid-withdrawn", on: "2013-06-02", #"{"bid":"b1","lotId":"A"}"#)
        #expect(try !bid(one).isWithdrawn)
        let both = one.given("bid-withdrawn", on: "2013-06-02", #"{"bid":"b1","lotId":"B"}"#)
        #expect(try bid(both).isWithdrawn)
    }

    @Test func `a bid received anew begins anew`() throws {
        let again = Tenders.opened
            .given("bid-scored", on: "2013-06-05", Tenders.score("b1"))
            .given("bid-withdrawn", on: "2013-06-06", #"{"bid":"b1"}"#)
            .given("bid-received", on: "2013-06-07", Tenders.bid("b1"))
        let record = try bid(again)
        #expect(record.isIn && record.opened == nil && record.scoredCount == 0)
        #expect(record.formerReceipts.map(\.by) == at(1) && record.received?.by == Position(5))
        #expect(record.isLate == true)
    }

    @Test func `a disqualification counts for the lots that it names`() throws {
        let story = Tenders.received.given(
            "bid-disqualified", on: "2013-06-05",
            #"{"bid":"b1","lotId":"A","reasonCode":"incomplete"}"#)
        #expect(try bid(story).isDisqualified(forAnyOf: [ref("A"), ref("B")]))
        #expect(try !bid(story).isDisqualified(forAnyOf: [ref("B")]))
        #expect(try bid(story).isDisqualified(forAnyOf: []))
        #expect(try !bid(Tenders.received).isDisqualified(forAnyOf: []))
    }

    @Test func `scores and moderations are counted by criterion and lot`() throws {
        let story = Tenders.opened
            .given("bid-scored", on: "2013-06-05", Tenders.score("b1", lot: "A"))
            .given("bid-scored", on: "2013-06-05", Tenders.score("b1", lot: "A", by: "p2"))
            .given("bid-scored", on: "2013-06-05", Tenders.score("b1", lot: "B"))
            .given(
                "scores-moderated", on: "2013-06-06",
                #"{"bid":"b1","lotId":"A","criterion":"Q1","score":"4"}"#)
        #expect(try bid(story).scoredCount == 2 && bid(story).moderatedCount == 1)
        #expect(try bid(story).evaluatedOn == day("2013-06-06"))
        #expect(try bid(story).moderatedUnscored.isEmpty)
    }
}

/// Tenders of the tests, in the JSON of proposals.
enum Tenders {
    static let story = Story(ProcurementArea.self, "procurement/02Q/2013-004")

    /// Published on 1 May 2013, for bids until noon of 3 June in London.
    static let published = story.given("opportunity-published", on: "2013-05-01", opportunity)

    /// With bid `b1`, two days before the deadline.
    static let received = published.given("bid-received", on: "2013-06-01", bid("b1"))

    /// With bid `b1` opened by two, a day after the deadline.
    static let opened = received.given("bids-opened", on: "2013-06-04", #"{"by":["p1","p2"]}"#)

    static let opportunity = #"""
        {"channel":"OJEU","noticeType":"F02","noticeId":"84-1","deadline":"2013-06-03T11:00:00Z",
        "criteria":[{"id":"Q","title":"Quality","kind":"scored","weightBp":6000},
        {"id":"Q1","parentId":"Q","title":"Safety","kind":"scored","weightBp":10000,
        "maxScore":"5","threshold":"2.5"},
        {"id":"P","title":"Price","kind":"price","weightBp":4000}],
        "minimumRequirements":["CQC registered"],
        "lots":[{"lotId":"A","title":"Lot A"},{"lotId":"B","title":"Lot B"}]}
        """#

    static let waiver = #"""
        {"clause":"SFI 17.5","reasonCode":"urgency","estValue":{"pence":4000000,"vat":"excl"},
        "approver":"p9","retrospective":true}
        """#

    static func plan(
        second: String = "03A", value: Int = 1_000, regime: String = "PPC2013"
    ) -> String {
        #"""
        {"title":"Podiatry","isHealthCareService":true,"regime":"\#(regime)",
        "estValue":{"pence":\#(value),"vat":"excl"},"parties":[
        {"ods":"02Q","role":"lead","sharePence":600},{"ods":"\#(second)","role":"associate"}]}
        """#
    }

    static func route(_ route: String) -> String {
        #"{"route":"\#(route)","reasonCode":"bestRoute","decision":{"meeting":"gb-2013-05"}}"#
    }

    static func bid(_ bid: String, lots: [String] = []) -> String {
        let list = lots.isEmpty ? "" : #","lotIds":\#(lots)"#
        return #"{"bid":"\#(bid)","bidders":[{"supplier":"RHA"}]\#(list)}"#
    }

    static func score(
        _ bid: String, criterion: String = "Q1", lot: String = "A", by: String = "p1"
    ) -> String {
        #"""
        {"bid":"\#(bid)","lotId":"\#(lot)","criterion":"\#(criterion)","evaluator":"\#(by)",
        "score":"4"}
        """#
    }

    static func award(_ award: String, bid: String? = nil, value: Int = 1_000) -> String {
        let bids = bid.map { #""bids":["\#($0)"],"# } ?? ""
        return #"""
            {"award":"\#(award)",\#(bids)"suppliers":[{"supplier":"RHA"}],
            "value":{"pence":\#(value),"vat":"excl"},"decision":{"meeting":"gb-2013-07"},
            "reasonCode":"mostAdvantageous"}
            """#
    }

    static func codes<Codes: CodeList>(_ list: Codes.Type) -> String {
        list.allCases.map(\.rawValue).joined(separator: " ")
    }
}

/// A reference written in a test.
func ref(_ text: String) -> Reference { Reference(text) ?? .example }

/// An amount written in a test.
func pence(_ count: Int64) -> Pence { Pence(count) ?? .example }
