import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct NoticesOutOfOrderTests {
    private static func noticed(approach: String) -> [String] {
        let notice = { (form: String, day: String) in
            fact(
                "procurement.notice-published", day,
                #"{"channel":"FTS","noticeType":"PSR-\#(form)","award":"A1"}"#)
        }
        return [
            commenced("PSR", "2026-01-01"),
            fact(
                "procurement.route-decided", "2026-01-02",
                #"{"route":"PSR-MSP","reasonCode":"other","decision":{"urgent":"U"}}"#),
            notice("intended-approach", approach), notice("intention", "2026-03-30"),
            award("2026-04-14"), notice("award", "2026-04-20"),
        ]
    }

    static let histories = TwoHistories(
        "PSR-02", trips: noticed(approach: "2026-03-31"), "breached",
        doesNot: noticed(approach: "2026-03-30"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a notice that is not on record trips it only where the record is complete`()
        async throws
    {
        var lines = Self.noticed(approach: "2026-03-01")
        lines.remove(at: 2)
        #expect(try await findings("PSR-02", lines).map(\.outcome) == [.notDeterminable])
        let covered = lines + [complete("procurement")]
        #expect(try await findings("PSR-02", covered).map(\.outcome) == [.breached])
    }
}
