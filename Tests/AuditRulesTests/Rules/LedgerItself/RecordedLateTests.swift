import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct RecordedLateTests {
    private static func recorded(_ day: String) -> [String] {
        [
            timed(complete("choice", declared: "2016-01-01"), "2016-01-02"),
            timed(fact("choice.choice-publicised", "2016-05-01", #"{"how":"website"}"#), day),
        ]
    }

    private static func timed(_ line: String, _ day: String) -> String {
        line.dropLast() + #","recordedtime":"\#(day)T10:00:00.000000Z"}"#
    }

    static let histories = TwoHistories(
        "LED-03", trips: recorded("2016-05-16"), "concern", doesNot: recorded("2016-05-15"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `what happened before the declaration was recorded does not count`() async throws {
        let lines = [
            Self.timed(complete("choice", declared: "2016-01-01"), "2016-05-02"),
            Self.recorded("2016-09-15")[1],
        ]
        #expect(try await findings("LED-03", lines).isEmpty)
    }
}
