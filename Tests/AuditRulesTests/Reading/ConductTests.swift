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

    @Test func `a refusal is judged under the regulations while they were in force`() async throws {
        func refused(_ day: String) -> String {
            fact(
                "choice.provider-refused", day,
                #"{"supplier":"RXX","reasonCode":"incomplete","decision":{"urgent":"U"}}"#)
        }
        let history = try await history([refused("2023-12-31"), refused("2024-01-01")])
        let judged = history.judgedRefusals { rejection, provider, file in
            Judgement(
                .met, file.matter, part: provider.part, "refused", by: [rejection.by],
                on: [Evidence(rejection, "refused")])
        }
        #expect(Set(judged.map(\.outcome)) == [.met, .notApplicable] && judged.count == 2)
    }
}
