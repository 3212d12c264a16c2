import EventLog
import Testing

@testable import Commissioning

@Suite struct UrgentDecisionTakenTests {
    private let minimal = #"""
        {"urgent":"urgent:1","by":["person:1"],"power":"SO 5.2","reasonCode":"deadline"}
        """#
    private let full = #"""
        {"urgent":"urgent:1","by":["person:2","person:1"],"power":"SO 5.2",
        "decisionRef":"procurement/02Q/2013-004","reasonCode":"patientSafety",
        "reason":"The ward would have closed."}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            GovernanceArea.self, "urgent-decision-taken", minimal: minimal, full: full)
    }

    @Test func `an urgent decision is kept under its reference`() throws {
        #expect(Boards.story.when("urgent-decision-taken", on: "2013-05-01", full) == nil)
        let state = Boards.story.given("urgent-decision-taken", on: "2013-05-01", full).state
        let urgent = try #require(state.urgentDecisions[Boards.urgent])
        #expect(urgent.value.deciders == [Boards.chair, Boards.lay])
        #expect(urgent.value.power == "SO 5.2" && urgent.value.decision == Boards.cleaning)
        #expect(urgent.value.reason == .patientSafety && urgent.on == day("2013-05-01"))
        #expect(state.ratifications(ofUrgent: Boards.urgent).isEmpty)
    }

    @Test func `nobody can be named twice among those who decided`() {
        let data = #"""
            {"urgent":"urgent:1","by":["person:1","person:1"],"power":"SO 5.2",
            "reasonCode":"other"}
            """#
        let refusal = Boards.story.when("urgent-decision-taken", on: "2013-05-01", data)
        #expect(refusal == .personTwice(Boards.chair, field: "by"))
    }

    @Test func `the same urgent decision again is refused`() {
        let story = Boards.story.given("urgent-decision-taken", on: "2013-05-01", minimal)
        #expect(
            story.when("urgent-decision-taken", on: "2013-05-01", minimal)
                == .alreadyTaken(Boards.urgent, on: day("2013-05-01"), by: Position(0)))
    }

    @Test(arguments: [("2013-05-01", "other"), ("2013-05-02", "deadline")])
    func `another account of it, or another day, is recorded and contested`(
        on date: String, reason: String
    ) {
        let story = Boards.story.given("urgent-decision-taken", on: "2013-05-01", minimal)
        let other = #"""
            {"urgent":"urgent:1","by":["person:1"],"power":"SO 5.2","reasonCode":"\#(reason)"}
            """#
        #expect(story.when("urgent-decision-taken", on: date, other) == nil)
        let state = story.given("urgent-decision-taken", on: date, other).state
        #expect(state.urgentDecisions[Boards.urgent]?.contests == at(0))
        #expect(state.urgentDecisions[Boards.urgent]?.value.reason.rawValue == reason)
    }

    @Test func `the codes are those of the schema`() {
        let codes = UrgencyReason.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "patientSafety continuity deadline other")
    }
}
