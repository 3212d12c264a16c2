import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct AwardedInStandstillTests {
    static func signed(
        _ day: String?, at time: String? = nil, notice: String = "2026-03-30",
        route: String = "PSR-C"
    ) -> [String] {
        [
            commenced("PSR", "2026-03-01"),
            fact(
                "procurement.route-decided", "2026-03-02",
                #"{"route":"\#(route)","reasonCode":"other","decision":{"urgent":"U"}}"#),
            fact(
                "procurement.notice-published", notice,
                #"{"channel":"FTS","noticeType":"PSR-intention","award":"A1"}"#),
            award(day ?? "2026-04-14"), contract(day ?? "2026-04-14"),
        ] + (day.map { [fact("contract.contract-signed", $0, at: time)] } ?? [])
    }

    // Vector V2: Good Friday and Easter Monday are skipped, and the eighth working day is 13 April.
    static let histories = TwoHistories(
        "PSR-04", trips: signed("2026-04-13", at: "2026-04-13T22:59:00Z"), "breached",
        doesNot: signed("2026-04-14", at: "2026-04-13T23:01:00Z"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `vector V4: of a notice of Friday 20 March the eighth working day is 1 April`() {
        let notice = CivilDate("2026-03-20")
        let last = notice.flatMap { StandstillEnd.providerSelection(noticeOn: $0) }
        #expect(last?.description == "2026-04-01")
    }

    @Test func `direct award A has no standstill, and a missing notice is named`() async throws {
        let direct = Self.signed("2026-04-01", route: "PSR-A")
        #expect(try await findings("PSR-04", direct).map(\.outcome) == [.notApplicable])
        var lines = Self.signed("2026-04-14")
        lines.remove(at: 2)
        let found = try await findings("PSR-04", lines)
        #expect(found.first?.missing.map(\.type) == ["procurement.notice-published"])
    }

    @Test func `while it runs it says until when not to sign`() async throws {
        var lines = Self.signed(nil)
        lines[3] = award("2026-03-30")
        let found = try await findings("PSR-04", lines, asOf: "2026-04-13")
        #expect(found.first?.toDo == "do not sign before 2026-04-14")
    }
}
