import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct SignedInMandatoryStandstillTests {
    private static func signed(_ day: String?, notice: String = "2026-03-30") -> [String] {
        [
            commenced("PA2023", "2026-01-05", care: false),
            fact(
                "procurement.notice-published", notice,
                #"{"channel":"FTS","noticeType":"UK6","award":"A1"}"#),
            award(notice), contract(notice),
        ] + (day.map { [fact("contract.contract-signed", $0)] } ?? [])
    }

    static let histories = TwoHistories(
        "PA-02", trips: signed("2026-04-10"), "breached", doesNot: signed("2026-04-11"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `vector V3: of a notice of 30 March the last standstill day is 10 April`() {
        let last = CivilDate("2026-03-30").flatMap { StandstillEnd.procurementAct(noticeOn: $0) }
        #expect(last?.description == "2026-04-10")
    }

    @Test func `a notice on a day of rest counts from the next working day`() {
        // Good Friday, 3 April 2026: the first working day is Tuesday, 7 April.
        let last = CivilDate("2026-04-03").flatMap { StandstillEnd.procurementAct(noticeOn: $0) }
        #expect(last?.description == "2026-04-16")
    }

    @Test func `while it runs it says until when not to sign, and a missing notice is named`()
        async throws
    {
        let found = try await findings("PA-02", Self.signed(nil), asOf: "2026-04-10")
        #expect(found.first?.toDo == "do not sign before 2026-04-11")
        var lines = Self.signed("2026-04-11")
        lines.remove(at: 1)
        let unknown = try await findings("PA-02", lines)
        #expect(unknown.first?.missing.map(\.type) == ["procurement.notice-published"])
    }

    @Test func `other laws have other standstills`() async throws {
        var lines = Self.signed("2026-04-10")
        lines[0] = commenced("PSR", "2026-01-05")
        #expect(try await findings("PA-02", lines).map(\.outcome) == [.notApplicable])
    }
}
