import EventLog
import Testing

@testable import Commissioning

@Suite struct CSUClosedTests {
    private let minimal = #"{"decidedBy":"X24"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            SupportArea.self, "csu-closed", minimal: minimal,
            full: #"{"decidedBy":"X24","affectedCCGs":["02Q"],"affectedCount":35}"#)
    }

    @Test func `the same closure again is refused`() {
        let closed = Story(SupportArea.self, "support/0AR/end")
            .given("csu-closed", on: "2015-04-01", minimal)
        let refusal = closed.when("csu-closed", on: "2015-04-01", minimal)
        #expect(refusal == .alreadyEnded(on: day("2015-04-01"), by: Position(0)))
    }

    @Test func `it is found under every body it names`() {
        let tags = Reading.tags(
            SupportArea.self, "csu-closed", #"{"decidedBy":"X24","affectedCCGs":["02Q","X24"]}"#)
        #expect(tags == ["body:X24", "body:02Q"])
    }
}
