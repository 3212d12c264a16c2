import EventLog
import Testing

@testable import Commissioning

@Suite struct ProcurementPartiesTests {
    private let planned = Tenders.story.given(
        "procurement-planned", on: "2013-04-02", Tenders.plan())

    @Test func `those who are planned take part, then those who join, by code`() {
        let state =
            planned.given("associate-joined", on: "2013-05-01", #"{"associate":"05C"}"#)
            .given(
                "associate-joined", on: "2013-05-02", #"{"associate":"04B","sharePence":50}"#
            ).state
        #expect(state.parties.map(\.code) == ["02Q", "03A", "04B", "05C"].map(ods))
        #expect(state.parties.map(\.role) == [.lead, .associate, .associate, .associate])
        #expect(state.parties.map(\.share) == [pence(600), nil, pence(50), nil])
        #expect(state.parties.map(\.by) == at(0, 0, 2, 1))
    }

    @Test func `an associate that joins keeps its planned role and may change its share`() {
        let silent = planned.given("associate-joined", on: "2013-05-01", #"{"associate":"02Q"}"#)
        #expect(silent.state.parties.first?.share == pence(600))
        #expect(silent.state.parties.first?.role == .lead)
        let said = planned.given(
            "associate-joined", on: "2013-05-01", #"{"associate":"02Q","sharePence":7}"#)
        #expect(said.state.parties.first?.share == pence(7))
        #expect(said.state.parties.first?.by == Position(1))
    }

    @Test func `who leaves takes part no longer`() {
        let state =
            planned.given("associate-joined", on: "2013-05-01", #"{"associate":"04B"}"#)
            .given("associate-left", on: "2013-06-01", #"{"associate":"04B"}"#)
            .given("associate-left", on: "2013-06-01", #"{"associate":"03A"}"#).state
        #expect(state.parties.map(\.code) == [ods("02Q")])
    }

    @Test func `two accounts of one joining contest each other`() {
        let state =
            Tenders.story.given(
                "associate-joined", on: "2013-05-01", #"{"associate":"04B","sharePence":1}"#
            ).given(
                "associate-joined", on: "2013-05-01", #"{"associate":"04B","sharePence":2}"#
            ).state
        #expect(state.associations[ods("04B")]?.contests == at(0))
        #expect(state.parties.map(\.share) == [pence(2)])
    }
}
