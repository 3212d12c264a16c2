import EventLog
import Testing

@testable import Commissioning

@Suite struct QualificationWindowOpenedTests {
    private let event = "qualification-window-opened"
    private let spring = #"{"rolling":false,"closes":"2012-04-30"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(ChoiceArea.self, event, minimal: #"{"rolling":true}"#, full: spring)
    }

    @Test func `a window cannot close before it opens, but on that day`() {
        let refusal = ChoiceRefusal.closesBeforeOpening(
            closes: day("2012-04-30"), opens: day("2012-05-01"))
        #expect(Choices.story.when(event, on: "2012-05-01", spring) == refusal)
        #expect(Choices.story.when(event, on: "2012-04-30", spring) == nil)
    }

    @Test func `providers can apply from the first day to the last`() {
        let state = Choices.story.given(event, on: "2012-04-01", spring).state
        #expect(state.windowStanding(on: day("2012-03-31")) == .noneOnRecord)
        #expect(state.windowStanding(on: day("2012-04-01")) == .open)
        #expect(state.windowStanding(on: day("2012-04-30")) == .open)
        #expect(state.windowStanding(on: day("2012-05-01")) == .closed)
    }

    @Test func `a window without an end stays open, whatever closed before`() {
        let state =
            Choices.story.given(event, on: "2012-04-01", spring)
            .given(event, on: "2013-04-01", #"{"rolling":true}"#).state
        #expect(state.windowStanding(on: day("2013-03-31")) == .closed)
        #expect(state.windowStanding(on: day("2020-01-01")) == .open)
        #expect(state.windows.map(\.value.isRolling) == [false, true])
    }

    @Test func `another window of the same day is contested`() {
        let state =
            Choices.story.given(event, on: "2012-04-01", spring)
            .given(event, on: "2012-04-01", #"{"rolling":true}"#).state
        #expect(state.windows.map(\.value.closes) == [nil])
        #expect(state.windows.first?.contests == at(0))
    }
}
