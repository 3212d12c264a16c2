import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct EvaluatorNotIndependentTests {
    private static func scored(by person: String) -> [String] {
        var lines = UndeclaredAtMeetingTests.decided("")
        lines[5] = fact(
            "procurement.bid-scored", "2016-06-01",
            #"{"bid":"B1","criterion":"Q","evaluator":"\#(person)","score":"7"}"#)
        return lines
    }

    static let histories = TwoHistories(
        "COI-09", trips: scored(by: "person:gp"), "breached",
        doesNot: scored(by: "person:ev"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }
}
