import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Projections

@Suite struct HeldProcurementTests {
    private func event(_ type: String, _ ref: String, _ day: String, _ data: String) -> String {
        line("procurement.\(type).v1", "procurement/FICA/\(ref)", day, data)
    }

    private func plan(_ ref: String, parties: String = "") -> String {
        event(
            "procurement-planned", ref, "2014-01-01",
            #"{"title":"Care","isHealthCareService":true,"regime":"PPC2013","#
                + #""estValue":{"pence":1000,"vat":"excl"}\#(parties)}"#)
    }

    private func held(
        _ lines: [String], of code: String = "FICA"
    ) async throws -> [HeldProcurement] {
        let lines = [registered("FICA"), registered("FICB")] + lines
        let view = try await Book.view(asOf: "2015-01-01", lines)
        let state = try CommissionerState(try #require(ODSCode(code)), in: view)
        return try #require(state).procurements
    }

    @Test func `procurements stand in the order of their stages, with why`() async throws {
        let waiver =
            #"{"clause":"1","reasonCode":"urgency","estValue":{"pence":1,"vat":"excl"},"#
            + #""approver":"p9","retrospective":false}"#
        let rows = try await held([
            event("tender-waiver-approved", "a", "2014-01-01", waiver),
            event(
                "route-decided", "b", "2014-02-01",
                #"{"route":"direct","reasonCode":"bestRoute","decision":{"meeting":"m"}}"#),
            plan("c"),
        ])
        #expect(rows.map(\.state.stage) == [.planned, .routeDecided, nil])
        #expect(rows.map(\.stageReasons.by) == [[Position(5)], [Position(4)], []])
    }

    @Test func `a part is that of what it is thought to be worth`() async throws {
        let parties =
            #","parties":[{"ods":"FICA","role":"lead"},"#
            + #"{"ods":"FICB","role":"associate","sharePence":400}]"#
        let lead = try await held([plan("a", parties: parties)]).first
        #expect(lead?.share.value == nil && lead?.share.isWhole == false)
        let other = try await held([plan("a", parties: parties)], of: "FICB").first
        #expect(other?.share.value?.pence == Pence(400))
        #expect(other?.origin == ODSCode("FICA").map(HeldOrigin.ledBy))
        let alone = try await held([plan("a")]).first
        #expect(alone?.share.isWhole == true && alone?.share.value?.pence == Pence(1_000))
    }

    @Test func `bids that are in and awards that were decided are told`() async throws {
        let rows = try await held([
            event(
                "bid-received", "a", "2014-02-01", #"{"bid":"b1","bidders":[{"supplier":"NT1"}]}"#),
            event(
                "bid-received", "a", "2014-02-01", #"{"bid":"b2","bidders":[{"supplier":"NT2"}]}"#),
            event("bid-withdrawn", "a", "2014-02-02", #"{"bid":"b2"}"#),
            event(
                "award-decided", "a", "2014-03-01",
                #"{"award":"x","suppliers":[{"supplier":"NT1"}],"decision":{"meeting":"m"},"#
                    + #""reasonCode":"lowestPrice"}"#),
        ])
        #expect(rows.map(\.bidsIn) == [1])
        #expect(rows.first?.awards.map(\.award.text) == ["x"])
    }
}
