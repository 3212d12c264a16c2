import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ContractWithoutDecisionTests {
    static let histories = TwoHistories(
        "FAIR-15", trips: [complete("procurement"), contract("2016-08-01")], "breached",
        doesNot: [complete("procurement"), award("2016-07-01"), contract("2016-08-01")])

    @Test func `a contract from a procurement without an award trips it`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `where nobody declares the record complete, nobody can tell`() async throws {
        let found = try await findings("FAIR-15", [contract("2016-08-01")])
        #expect(found.map(\.outcome) == [.notDeterminable])
    }

    @Test func `a record that says nothing was found is a question at once`() async throws {
        let line = fact(
            "contract.contract-awarded", "2016-08-01",
            #"{"title":"Feet","provider":{"supplier":"FICCARE"},"decisionBasis":"noneOnRecord","#
                + #""start":"2017-01-01","legalForm":"other"}"#)
        #expect(try await findings("FAIR-15", [line]).map(\.outcome) == [.concern])
        let covered = try await findings("FAIR-15", [complete("procurement"), line])
        #expect(covered.map(\.outcome) == [.breached])
    }
}
