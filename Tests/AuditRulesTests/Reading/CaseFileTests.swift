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

    @Test func `a rule about awards is asked of those that went to somebody`() async throws {
        let nobody = fact(
            "procurement.award-decided", "2026-04-14",
            #"{"award":"A2","decision":{"urgent":"U1"},"reasonCode":"noSuitableBid"}"#)
        let history = try await history([
            commenced("PSR", "2026-01-05"), award("2026-04-14"), nobody,
        ])
        let file = try #require(history.procurements.first)
        var asked: [String] = []
        _ = file.judgedAwards(under: .providerSelection) { ref, _ in
            asked.append(ref.text)
            return nil
        }
        #expect(asked == ["A1"])
        let outside = file.judgedAwards(under: .procurementAct) { _, _ in nil }
        #expect(outside.map(\.outcome) == [.notApplicable])
    }
}
