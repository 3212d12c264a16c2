import EventLog
import Testing

@testable import Commissioning

@Suite struct ServiceSelectedForChoiceTests {
    private let event = "service-selected-for-choice"
    private let minimal = #"{"title":"Podiatry","reasonCode":"nationalList"}"#
    private let full = #"""
        {"title":"Podiatry","reasonCode":"localPriority","reason":"Long waits.",
        "decision":{"meeting":"gb-2011-10","item":"4"}}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(ChoiceArea.self, event, minimal: minimal, full: full)
    }

    @Test func `the codes are those of the schema`() {
        let codes = ServiceSelectionReason.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "nationalList localPriority other")
    }

    @Test func `a selection says why and where it was decided`() throws {
        let state = Choices.story.given(event, on: "2011-10-31", full).state
        let selection = try #require(state.selection)
        #expect(selection.value.title == "Podiatry" && selection.value.reason == .localPriority)
        let meeting = try #require(Reference("gb-2011-10"))
        #expect(selection.value.decision == .meeting(meeting, item: Reference("4")))
        #expect(selection.on == day("2011-10-31") && selection.by == Position(0))
    }

    @Test func `the same selection again is refused`() {
        let selected = Choices.story.given(event, on: "2011-10-31", minimal)
        #expect(
            selected.when(event, on: "2011-10-31", minimal)
                == .alreadySelected(on: day("2011-10-31"), by: Position(0)))
    }

    @Test(arguments: [
        ("2011-10-31", #"{"title":"Podiatry","reasonCode":"other"}"#),
        ("2011-11-30", #"{"title":"Podiatry","reasonCode":"nationalList"}"#),
    ])
    func `a selection that differs is recorded and contested`(on: String, data: String) {
        let selected = Choices.story.given(event, on: "2011-10-31", minimal)
        #expect(selected.when(event, on: on, data) == nil)
        let selection = selected.given(event, on: on, data).state.selection
        #expect(selection?.on == day(on) && selection?.contests == at(0))
    }
}
