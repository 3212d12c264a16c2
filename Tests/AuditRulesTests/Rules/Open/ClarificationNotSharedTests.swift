import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ClarificationNotSharedTests {
    private static func answered(toAll: Bool) -> [String] {
        [
            fact(
                "procurement.clarification-answered", "2016-05-02",
                #"{"clarification":"CQ-1","question":"Q","answer":"A","sentToAll":\#(toAll)}"#)
        ]
    }

    static let histories = TwoHistories(
        "OPEN-11", trips: answered(toAll: false), "breached", doesNot: answered(toAll: true))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }
}
