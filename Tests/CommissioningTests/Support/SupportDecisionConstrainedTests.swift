import EventLog
import Testing

@testable import Commissioning

@Suite struct SupportDecisionConstrainedTests {
    private let minimal = #"{"by":"X24","instrument":"guidance"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            SupportArea.self, "support-decision-constrained", minimal: minimal,
            full: #"""
                {"by":"X24","instrument":"direction","text":"Use the unit.",
                "legalBasis":["NHS Act 2006, s. 14Z21"]}
                """#)
    }

    @Test func `constraints add up and are found under who sets them`() {
        let story = Story(SupportArea.self, "support/02Q/1")
        #expect(story.when("support-decision-constrained", on: "2012-10-01", minimal) == nil)
        let state = story.given("support-decision-constrained", on: "2012-10-01", minimal).state
        #expect(state.constraints.map(\.value.by) == [ods("X24")])
        #expect(state.constraints.map(\.value.hasLegalBasis) == [false])
        let tags = Reading.tags(SupportArea.self, "support-decision-constrained", minimal)
        #expect(tags == ["body:X24"])
    }
}
