import EventLog
import Testing

@testable import Commissioning

@Suite struct LocalPriorityEngagedTests {
    private let event = "local-priority-engaged"
    private func asked(_ group: String, _ result: String) -> String {
        #"{"groups":["\#(group)"],"resultCode":"\#(result)"}"#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ChoiceArea.self, event, minimal: asked("LINk", "supported"),
            full: #"{"groups":["LINk","GPs"],"resultCode":"mixed","result":"GPs had doubts."}"#)
    }

    @Test func `the codes are those of the schema`() {
        let codes = EngagementResult.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "supported mixed opposed noneGiven")
    }

    @Test func `who was asked adds up, and another result of one day is contested`() {
        #expect(Choices.story.when(event, on: "2011-09-01", asked("LINk", "opposed")) == nil)
        let state =
            Choices.story.given(event, on: "2011-09-01", asked("LINk", "supported"))
            .given(event, on: "2011-09-01", asked("GPs", "noneGiven"))
            .given(event, on: "2011-09-01", asked("LINk", "opposed")).state
        #expect(state.engagements.map(\.value.groups) == [["LINk"], ["GPs"]])
        #expect(state.engagements.map(\.value.result) == [.opposed, .noneGiven])
        #expect(state.engagements.map(\.contests) == [at(0), []])
    }
}
