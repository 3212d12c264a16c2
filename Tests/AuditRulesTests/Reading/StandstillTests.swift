import EventLog
import Testing

@testable import AuditRules

struct StandstillTests {
    @Test func `vector V5: after a decision of Thursday 16 April five full working days pass`() {
        let told = CivilDate("2026-04-16")
        let last = told.flatMap { StandstillEnd.representation(toldOn: $0) }
        #expect(last?.description == "2026-04-23")
    }

    @Test func `beyond the calendar there is no last day`() {
        let day = CivilDate("2031-01-01")
        #expect(day.flatMap { StandstillEnd.providerSelection(noticeOn: $0) } == nil)
    }
}
