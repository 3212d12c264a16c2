import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct AwardNoticeLateTests {
    private static func noticed(_ day: String, value: Int64 = 58_914_800) -> [String] {
        [
            commenced("PCR2015-LTR", "2016-05-01", value: value), award("2016-07-19"),
            fact(
                "procurement.notice-published", day,
                #"{"channel":"OJEU","noticeType":"F21 award","award":"A1"}"#),
        ]
    }

    static let histories = TwoHistories(
        "OPEN-07", trips: noticed("2016-10-31"), "breached", doesNot: noticed("2016-10-30"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `below the threshold it does not apply, unknown it cannot be told`() async throws {
        let small = Self.noticed("2016-10-30", value: 58_914_799)
        #expect(try await findings("OPEN-07", small).map(\.outcome) == [.notApplicable])
        var lines = Self.noticed("2016-10-30")
        lines[0] = commenced("PCR2015-LTR", "2016-05-01")
        #expect(try await findings("OPEN-07", lines).map(\.outcome) == [.notDeterminable])
    }

    @Test func `without a notice it is due until the last day`() async throws {
        let lines = Array(Self.noticed("2016-10-30").dropLast())
        let found = try await findings("OPEN-07", lines, asOf: "2016-10-30")
        #expect(found.first?.outcome.dueOn?.description == "2016-10-30")
    }

    @Test func `a quarter ends with its third month`() {
        #expect(CivilDate("2016-07-01")?.endOfQuarter.description == "2016-09-30")
        #expect(CivilDate("2016-12-31")?.endOfQuarter.description == "2016-12-31")
    }
}
