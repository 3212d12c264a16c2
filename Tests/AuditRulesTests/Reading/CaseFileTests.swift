import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct CaseFileTests {
    @Test func `a contract is under the law of its procurement`() async throws {
        let history = try await history([
            commenced("PCR2015", "2016-05-01", care: false, value: 500), contract("2017-08-01"),
        ])
        let file = try #require(history.contracts.first)
        #expect(file.law.regime == .pcr2015 && file.law.isHealthCare == false)
        #expect(file.law.commencedOn?.description == "2016-05-01")
        #expect(file.matter.process.text == "procurement/FICA/1" && file.matter.title == "Feet")
        #expect(file.law.estimatedValue?.pence.count == 500)
    }
}
