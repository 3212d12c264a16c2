import EventLog
import Testing

@testable import AuditRules

struct DueItemTests {
    private let lines = [
        fact(
            "contract.contract-awarded", "2016-08-01",
            #"{"title":"Feet","provider":{"supplier":"FICCARE"},"decisionBasis":"legacyRegister","#
                + #""start":"2016-09-01","end":"2017-09-01","legalForm":"other","#
                + #""extensionOptions":[{"months":12}]}"#),
        fact(
            "procurement.standstill-started", "2017-08-01",
            #"{"award":"A1","basis":"PCR2015","start":"2017-08-01","end":"2017-08-11"}"#),
        fact(
            "support.support-service-agreed", "2016-08-01",
            #"{"supplier":"0AR","functions":["HR"],"start":"2016-09-01","end":"2017-08-21","#
                + #""hostedByBoard":true}"#),
    ]

    private func due(asOf day: String, days: Int) async throws -> [DueItem] {
        let history = try await history(lines, asOf: day)
        return Audit(history).due(in: history, through: history.asOf.adding(days: days))
            .filter { $0.rule == nil }
    }

    @Test func `contracts, services and standstills end, each on its last day`() async throws {
        let items = try await due(asOf: "2017-08-05", days: 30)
        #expect(items.map(\.on.description) == ["2017-08-11", "2017-08-20", "2017-08-31"])
        #expect(items.last?.toDo.contains("12 months are left") == true)
        #expect(items.last?.title == "Feet" && Set(items.map(\.key)).count == 3)
    }

    @Test func `what is agreed and has not begun ends, too`() async throws {
        let items = try await due(asOf: "2016-08-15", days: 400)
        #expect(items.map(\.on.description) == ["2017-08-20", "2017-08-31"])
        #expect(try await due(asOf: "2016-08-15", days: 365).isEmpty)
    }

    @Test func `what is over, and what is farther off, is not due`() async throws {
        #expect(try await due(asOf: "2017-08-05", days: 5).isEmpty)
        #expect(try await due(asOf: "2017-08-12", days: 9).map(\.on.description) == ["2017-08-20"])
    }
}
