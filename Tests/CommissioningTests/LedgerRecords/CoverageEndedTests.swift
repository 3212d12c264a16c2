import EventLog
import Testing

@testable import Commissioning

@Suite struct CoverageEndedTests {
    private let story = Story(LedgerArea.self, "ledger/coverage").given(
        "coverage-declared", on: "2013-05-01",
        #"""
        {"body":"02Q","area":"support","from":"2013-04-01","extent":"complete",
        "basis":"routineSince","declaredBy":"person:9f2c"}
        """#)

    private func ended(_ reason: String, declared: Int = 0) -> String {
        #"""
        {"declared":"00000000-0000-0000-0000-00000000000\#(declared)","reasonCode":"\#(reason)"}
        """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            LedgerArea.self, "coverage-ended", minimal: ended("error"), full: ended("other"))
    }

    @Test func `a declaration ends on the day of the fact`() {
        #expect(story.when("coverage-ended", on: "2014-01-01", ended("error")) == nil)
        let state = story.given("coverage-ended", on: "2014-01-01", ended("error")).state
        #expect(state.coverage.first?.ended?.value == .error)
        #expect(state.coverage.first?.ended?.on == day("2014-01-01"))
    }

    @Test func `a declaration that is not in the stream cannot end`() {
        let other = ended("error", declared: 7)
        let refusal = story.when("coverage-ended", on: "2014-01-01", other)
        #expect(refusal == .declarationUnknown(EventID(high: 0, low: 7)))
        let state = story.given("coverage-ended", on: "2014-01-01", other).state
        #expect(state.endsOfNothing == at(1) && state.coverage.first?.ended == nil)
    }

    @Test func `the same end again is refused and another one is contested`() {
        let twice = story.given("coverage-ended", on: "2014-01-01", ended("error"))
        let refusal = twice.when("coverage-ended", on: "2014-01-01", ended("error"))
        #expect(refusal == .alreadyEnded(on: day("2014-01-01"), by: Position(1)))
        #expect(twice.when("coverage-ended", on: "2014-02-01", ended("error")) == nil)
        let state = twice.given("coverage-ended", on: "2014-02-01", ended("error")).state
        #expect(state.coverage.first?.ended?.contests == at(1))
    }
}
