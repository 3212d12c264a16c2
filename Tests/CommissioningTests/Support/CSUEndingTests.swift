import EventLog
import Testing

@testable import Commissioning

@Suite struct CSUEndingTests {
    private let closure = #"{"decidedBy":"X24"}"#
    private let closed = Story(SupportArea.self, "support/0AR/end")
        .given("csu-closed", on: "2015-04-01", #"{"decidedBy":"X24"}"#)

    @Test func `a closure on another day is recorded and contested`() {
        #expect(closed.when("csu-closed", on: "2015-05-01", closure) == nil)
        let state = closed.given("csu-closed", on: "2015-05-01", closure).state
        #expect(state.csuEnding?.on == day("2015-05-01"))
        #expect(state.csuEnding?.contests == at(0))
    }

    @Test func `a closure decided by somebody else is contested`() {
        let state = closed.given("csu-closed", on: "2015-04-01", #"{"decidedBy":"Q74"}"#).state
        #expect(state.csuEnding?.contests == at(0))
    }

    @Test func `a closure after a merger supersedes it`() {
        let state = Story(SupportArea.self, "support/0AR/end")
            .given("csu-merged", on: "2014-10-01", #"{"into":"0AX","decidedBy":"X24"}"#)
            .given("csu-closed", on: "2015-04-01", closure).state
        #expect(state.csuEnding?.value.into == nil)
        #expect(state.csuEnding?.superseded == at(0) && state.csuEnding?.contests == [])
    }

    @Test func `a merger and a closure on one day contest each other`() {
        let state =
            closed
            .given("csu-merged", on: "2015-04-01", #"{"into":"0AX","decidedBy":"X24"}"#).state
        #expect(state.csuEnding?.value.into == ods("0AX"))
        #expect(state.csuEnding?.contests == at(0))
    }
}
