import Testing

@testable import Commissioning
@testable import EventLog

@Suite struct BidReceivedTests {
    private let hash = String(repeating: "0a", count: 32)

    private func isLate(on day: String) -> Bool? {
        Tenders.published.given("bid-received", on: day, Tenders.bid("b1")).state
            .bids[ref("b1")]?.isLate
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "bid-received",
            minimal: #"{"bid":"b1","bidders":[{"supplierName":"A Ltd"}]}"#,
            full: #"""
                {"bid":"b1","bidders":[{"supplier":"RHA","supplierName":"Trust",
                "registeredAddress":"Retford"},{"supplierName":"A Ltd"}],
                "lotIds":["A"],"sealedHash":"\#(hash)"}
                """#)
    }

    @Test func `who bids is sealed, for auditors alone`() throws {
        let type = try #require(Reading.type(ProcurementArea.self, "bid-received"))
        let field = try #require(type.schema.fields.first { $0.name == "bidders" })
        #expect(field.sealing == .embargoed && field.audience == .auditors)
        let sealed = Reading.read(type, Tenders.bid("b1"), .proposal).1.sealed
        #expect(sealed.map(\.name) == ["bidders"])
    }

    @Test func `a bid is kept with its lots and the digest of what came`() throws {
        let state = Tenders.published.given(
            "bid-received", on: "2013-06-01",
            #"""
            {"bid":"b1","bidders":[{"supplier":"RHA"}],"lotIds":["B"],"sealedHash":"\#(hash)"}
            """#
        ).state
        let receipt = try #require(state.bids[ref("b1")]?.received)
        #expect(receipt.value.lots == [ref("B")] && receipt.on == day("2013-06-01"))
        #expect(receipt.value.sealedHash?.digits == hash && receipt.value.time == nil)
    }

    @Test func `a bid that is in cannot come again`() {
        let refusal = Tenders.received.when("bid-received", on: "2013-06-02", Tenders.bid("b1"))
        #expect(
            refusal == .already(.bidReceived(ref("b1")), on: day("2013-06-01"), by: Position(1)))
        #expect(Tenders.received.when("bid-received", on: "2013-06-02", Tenders.bid("b2")) == nil)
    }

    @Test(arguments: [
        ("bid-withdrawn", #"{"bid":"b1"}"#),
        ("bid-returned-unopened", #"{"bid":"b1","reasonCode":"unmarked"}"#),
    ])
    func `a bid that was withdrawn or returned can come again`(event: String, data: String) {
        let gone = Tenders.received.given(event, on: "2013-06-02", data)
        #expect(gone.when("bid-received", on: "2013-06-03", Tenders.bid("b1")) == nil)
        let again = gone.given("bid-received", on: "2013-06-03", Tenders.bid("b1")).state
        #expect(again.bids[ref("b1")]?.isIn == true)
        #expect(again.bids[ref("b1")]?.formerReceipts.map(\.by) == at(1))
    }

    @Test func `a lot stands once in a bid and must be published`() {
        let twice = Tenders.bid("b1", lots: ["A", "A"])
        #expect(
            Tenders.published.when("bid-received", on: "2013-06-01", twice) == .lotTwice(ref("A")))
        let unknown = Tenders.bid("b1", lots: ["A", "C"])
        #expect(
            Tenders.published.when("bid-received", on: "2013-06-01", unknown)
                == .lotUnknown(ref("C"), published: at(0)))
    }

    @Test func `a bid after the deadline is recorded as late`() {
        let late = Tenders.published.when("bid-received", on: "2013-06-04", Tenders.bid("b1"))
        #expect(late == nil)
        #expect(isLate(on: "2013-06-04") == true && isLate(on: "2013-06-03") == false)
    }

    @Test func `a bid that comes a second after the deadline is late`() throws {
        var state = Tenders.published.state
        let fact = Fact(
            id: EventID(high: 0, low: 1), position: Position(1), statedAt: Position(1),
            occurredOn: day("2013-06-03"), precision: nil, time: Instant("2013-06-03T11:00:01Z"),
            recordedTime: Instant(microseconds: 1), isLate: false)
        let event = Reading.event(
            ProcurementArea.self, "bid-received", Tenders.bid("b1"), from: #_sourceLocation)
        event?.apply(to: &state, fact)
        #expect(state.bids[ref("b1")]?.isLate == true)
        #expect(state.bids[ref("b1")]?.received?.value.time == Instant("2013-06-03T11:00:01Z"))
    }

    @Test func `a bid met before any deadline is held against the first`() {
        let story = Tenders.story.given("bid-received", on: "2013-06-04", Tenders.bid("b1"))
        #expect(story.state.bids[ref("b1")]?.isLate == nil)
        let state = story.given("opportunity-published", on: "2013-06-30", Tenders.opportunity)
            .state
        #expect(state.bids[ref("b1")]?.isLate == true)
    }

    @Test func `a second receipt that stands on record all the same is contested`() {
        let state = Tenders.received.given("bid-received", on: "2013-06-02", Tenders.bid("b1"))
            .state
        #expect(state.bids[ref("b1")]?.received?.contests == at(1))
    }
}
