import EventLog
import Testing

@testable import Commissioning

@Suite struct CSUMergedTests {
    private let minimal = #"{"into":"0AX","decidedBy":"X24"}"#
    private let full = #"""
        {"into":"0AX","decidedBy":"X24","affectedCCGs":["52R","02Q"],"affectedCount":35}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(SupportArea.self, "csu-merged", minimal: minimal, full: full)
    }

    @Test func `a merger names the unit it leads to and those it affects`() throws {
        let story = Story(SupportArea.self, "support/0AR/end")
        #expect(story.when("csu-merged", on: "2014-10-01", full) == nil)
        let ending = try #require(story.given("csu-merged", on: "2014-10-01", full).state.csuEnding)
        #expect(ending.value.into == ods("0AX") && ending.value.decidedBy == ods("X24"))
        #expect(ending.value.affectedCCGs == [ods("02Q"), ods("52R")])
        #expect(ending.value.affectedCount == 35 && ending.on == day("2014-10-01"))
    }

    @Test func `the same merger again is refused`() {
        let merged = Story(SupportArea.self, "support/0AR/end")
            .given("csu-merged", on: "2014-10-01", minimal)
        let refusal = merged.when("csu-merged", on: "2014-10-01", minimal)
        #expect(refusal == .alreadyEnded(on: day("2014-10-01"), by: Position(0)))
    }

    @Test func `it is found under every body it names`() {
        let tags = Reading.tags(SupportArea.self, "csu-merged", full)
        #expect(tags == ["body:0AX", "body:X24", "body:02Q", "body:52R"])
    }
}
