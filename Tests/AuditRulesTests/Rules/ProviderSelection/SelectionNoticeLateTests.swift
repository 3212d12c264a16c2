import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct SelectionNoticeLateTests {
    private static func noticed(_ day: String) -> [String] {
        [
            commenced("PSR", "2026-01-01"), award("2026-04-14"),
            fact(
                "procurement.notice-published", day,
                #"{"channel":"FTS","noticeType":"PSR-award"}"#),
        ]
    }

    static let histories = TwoHistories(
        "PSR-06", trips: noticed("2026-05-15"), "concern", doesNot: noticed("2026-05-14"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `until the thirtieth day it is due`() async throws {
        let lines = Array(Self.noticed("2026-05-14").dropLast())
        let found = try await findings("PSR-06", lines, asOf: "2026-05-14")
        #expect(found.first?.outcome.dueOn?.description == "2026-05-14")
        #expect(try await findings("PSR-06", lines).map(\.outcome) == [.notDeterminable])
    }
}
