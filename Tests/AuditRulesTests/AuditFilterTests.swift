import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct AuditFilterTests {
    @Test func `days and worth leave findings out, and what nobody knows stays`() async throws {
        let finding = try #require(
            try await findings("FAIR-04", LateBidAcceptedTests.histories.trips).first)
        let day = try #require(finding.on)
        #expect(AuditFilter(from: day, to: day, materiality: Pence(5)).keeps(finding))
        #expect(!AuditFilter(from: day.adding(days: 1)).keeps(finding))
        #expect(!AuditFilter(to: day.adding(days: -1)).keeps(finding))
        let lines = [contract("2016-08-01", #""totalValue":{"pence":500,"vat":"excl"}"#)]
        let valued = try #require(try await findings("FAIR-15", lines).first)
        #expect(AuditFilter(materiality: Pence(500)).keeps(valued))
        #expect(!AuditFilter(materiality: Pence(501)).keeps(valued))
    }
}
