import EventLog
import Testing

@testable import Commissioning

@Suite struct ConflictsCheckedTests {
    private let full = #"""
        {"decision":{"meeting":"gb-2013-05","item":"7"},
        "declared":[{"personRef":"p1","interestRef":"i1"}],
        "actions":[{"personRef":"p1","action":"leftRoom","reasonCode":"materialInterest",
        "reason":"A partner in the practice."}]}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "conflicts-checked",
            minimal: #"{"decision":{"urgent":"u1"}}"#, full: full)
    }

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(ConflictAction.Action.self)
                == "leftRoom noVote mayStay papersWithheld recused noneNeeded")
        #expect(
            Tenders.codes(ConflictAction.Reason.self)
                == "materialInterest minorInterest noInfluence other")
    }

    @Test func `checks add up, with what was declared and done`() throws {
        #expect(Tenders.story.when("conflicts-checked", on: "2013-05-01", full) == nil)
        let state =
            Tenders.story.given("conflicts-checked", on: "2013-05-01", full)
            .given("conflicts-checked", on: "2013-06-01", #"{"decision":{"urgent":"u1"}}"#).state
        let first = try #require(state.conflictsChecks.first?.value)
        #expect(first.declared.map(\.person) == [ref("p1")])
        #expect(first.declared.map(\.interest) == [ref("i1")])
        #expect(first.actions.map(\.action) == [.leftRoom])
        #expect(first.actions.map(\.reason) == [.materialInterest])
        #expect(state.conflictsChecks.last?.value.declared == [])
        #expect(state.conflictsChecks.count == 2)
    }
}
