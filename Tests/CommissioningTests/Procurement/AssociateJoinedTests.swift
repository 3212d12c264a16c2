import EventLog
import Testing

@testable import Commissioning

@Suite struct AssociateJoinedTests {
    private let minimal = #"{"associate":"03A"}"#
    private let joined = Tenders.story.given(
        "associate-joined", on: "2013-05-01", #"{"associate":"03A"}"#)

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "associate-joined", minimal: minimal,
            full: #"{"associate":"03A","sharePence":400,"instrument":"Memorandum"}"#)
    }

    @Test func `an associate cannot join twice without leaving`() {
        let refusal = joined.when("associate-joined", on: "2013-06-01", minimal)
        #expect(
            refusal
                == .already(.associateJoined(ods("03A")), on: day("2013-05-01"), by: Position(0)))
        #expect(joined.when("associate-joined", on: "2013-06-01", #"{"associate":"04B"}"#) == nil)
    }

    @Test func `an associate that left can join again`() {
        let left = joined.given("associate-left", on: "2013-06-01", minimal)
        #expect(left.when("associate-joined", on: "2013-07-01", minimal) == nil)
        let state = left.given("associate-joined", on: "2013-07-01", minimal).state
        #expect(state.associations[ods("03A")]?.superseded == at(0, 1))
    }

    @Test func `it is found under the associate`() {
        #expect(Reading.tags(ProcurementArea.self, "associate-joined", minimal) == ["body:03A"])
    }
}
