import EventLog
import Testing

@testable import Commissioning

@Suite struct ChoiceExtensionCommittedTests {
    private let event = "choice-extension-committed"
    private func commitment(_ date: String, _ objective: String = "obj-1") -> String {
        #"{"title":"Podiatry","mandateObjective":"\#(objective)","byDate":"\#(date)"}"#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ChoiceArea.self, event, minimal: #"{"title":"Podiatry","byDate":"2015-03-31"}"#,
            full: commitment("2015-03-31"))
    }

    @Test func `what was committed to is kept`() throws {
        #expect(Choices.story.when(event, on: "2012-11-13", commitment("2015-03-31")) == nil)
        let state = Choices.story.given(event, on: "2012-11-13", commitment("2015-03-31")).state
        let commitment = try #require(state.commitments.first)
        #expect(commitment.value.title == "Podiatry" && commitment.by == Position(0))
        #expect(commitment.value.mandateObjective == Reference("obj-1"))
        #expect(commitment.value.byDate == day("2015-03-31"))
    }

    @Test func `another day for one objective, stated on one day, is contested`() {
        let state =
            Choices.story.given(event, on: "2012-11-13", commitment("2015-03-31"))
            .given(event, on: "2012-11-13", commitment("2016-03-31"))
            .given(event, on: "2012-11-13", commitment("2017-03-31", "obj-2"))
            .given(event, on: "2013-11-13", commitment("2018-03-31")).state
        #expect(
            state.commitments.map(\.value.byDate)
                == [day("2016-03-31"), day("2017-03-31"), day("2018-03-31")])
        #expect(state.commitments.map(\.contests) == [at(0), [], []])
    }
}
