import EventLog
import Testing

@testable import Commissioning

@Suite struct DepartureFromGuidanceExplainedTests {
    private let minimal =
        #"{"guidance":"Managing conflicts of interest","about":"registerOfDecisions","#
        + #""reasonCode":"proportionality"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "departure-from-guidance-explained", minimal: minimal,
            full: #"{"guidance":"Managing conflicts of interest","clause":"Paragraph 104","#
                + #""about":"registerOfDecisions","reasonCode":"other","reason":"One van.","#
                + #""decision":{"urgent":"U1"}}"#)
    }

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(GuidanceSubject.self)
                == "registerOfDecisions conflictsOfInterest notice recordOfSelection other")
        #expect(
            Tenders.codes(GuidanceDeparture.Reason.self)
                == "proportionality confidentiality urgency otherMeans other")
    }

    @Test func `departures are kept in the order of the history`() {
        let state = Tenders.story
            .given("departure-from-guidance-explained", on: "2017-07-01", minimal)
            .given("departure-from-guidance-explained", on: "2017-07-02", minimal).state
        #expect(state.departures.map(\.on) == [day("2017-07-01"), day("2017-07-02")])
        #expect(state.departures.first?.value.clause == nil)
    }
}
