import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ConductTests {
    @Test func `the regulations of 2013 end with 2023, the standing rules have no end yet`() {
        let last = CivilDate("2023-12-31")
        let next = CivilDate("2024-01-01")
        #expect(last.map(Conduct.procurementPatientChoice.contains) == true)
        #expect(next.map(Conduct.procurementPatientChoice.contains) == false)
        #expect(next.map(Conduct.standingRules.contains) == true)
    }
}
