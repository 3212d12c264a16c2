import EventLog
import Testing

@testable import Commissioning

@Suite struct ClarificationAnsweredTests {
    private let minimal = #"{"clarification":"c1","sentToAll":true}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "clarification-answered", minimal: minimal,
            full: #"{"clarification":"c1","question":"Why?","answer":"So.","sentToAll":false}"#)
    }

    @Test func `answers are counted, with whether they went to all`() {
        let state =
            Tenders.story.given("clarification-answered", on: "2013-05-10", minimal)
            .given(
                "clarification-answered", on: "2013-05-11",
                #"{"clarification":"c2","sentToAll":false}"#
            ).state
        #expect(state.clarifications.mapValues(\.value) == [ref("c1"): true, ref("c2"): false])
    }

    @Test func `another account of one answer is recorded and contested`() {
        let answered = Tenders.story.given("clarification-answered", on: "2013-05-10", minimal)
        let other = #"{"clarification":"c1","sentToAll":false}"#
        #expect(answered.when("clarification-answered", on: "2013-05-10", other) == nil)
        let state = answered.given("clarification-answered", on: "2013-05-10", other).state
        #expect(state.clarifications[ref("c1")]?.contests == at(0))
    }
}
