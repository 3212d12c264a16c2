import EventLog
import Testing

@testable import Commissioning

@Suite struct DecisionRegisteredTests {
    private let full = #"""
        {"decisionRef":"a1","title":"Podiatry","clinicalLead":"p1","contractManager":"p2",
        "justificationForActions":"He left the room.","comments":"None."}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "decision-registered", minimal: "{}", full: full)
    }

    @Test func `an entry belongs to its award, known or not`() throws {
        #expect(Tenders.story.when("decision-registered", on: "2013-08-01", full) == nil)
        let state = Tenders.story.given("decision-registered", on: "2013-08-01", full).state
        let entry = try #require(state.awards[ref("a1")]?.registration?.value)
        #expect(entry.title == "Podiatry" && entry.clinicalLead == ref("p1"))
        #expect(entry.contractManager == ref("p2") && state.routeRegistration == nil)
    }

    @Test func `an entry without an award belongs to the route`() {
        let state = Tenders.story.given(
            "decision-registered", on: "2013-08-01", #"{"title":"Route"}"#
        ).state
        #expect(state.routeRegistration?.value.title == "Route" && state.awards.isEmpty)
    }

    @Test func `an entry of a later day supersedes, one of the same day contests`() {
        let story = Tenders.story.given("decision-registered", on: "2013-08-01", full)
        let other = #"{"decisionRef":"a1","title":"Feet"}"#
        #expect(story.when("decision-registered", on: "2013-08-01", other) == nil)
        let later = story.given("decision-registered", on: "2013-09-01", other).state
        #expect(later.awards[ref("a1")]?.registration?.superseded == at(0))
        let same = story.given("decision-registered", on: "2013-08-01", other).state
        #expect(same.awards[ref("a1")]?.registration?.contests == at(0))
    }
}
