import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@testable import AuditRules

/// Vectors of the domain that are about a whole history; others stand beside their rules.
struct VectorsTests {
    private func audit(_ code: String, seed: String) async throws -> Audit {
        let till = try await Till.simulated([try Seed.number(seed).path])
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try #require(CivilDate("2017-01-01")))
        return Audit(try AuditHistory(try #require(ODSCode(code)), in: view, alone: true))
    }

    @Test func `V13: closing two units is 35 findings, for the Board and for no group to answer`()
        async throws
    {
        let board = try await audit("X24", seed: "02-")
        let closures = board.findings.filter { $0.rule == "SUP-06" && $0.outcome == .concern }
        #expect(closures.count == 35)
        #expect(Set(closures.compactMap(\.answerable?.description)) == ["X24"])
        let limits = board.findings.filter { $0.rule == "SUP-01" }
        #expect(limits.count == 2 && limits.allSatisfy { $0.outcome == .concern })
        let group = try await audit("00M", seed: "02-")
        #expect(group.findings.contains { $0.rule == "SUP-02" && $0.outcome == .unspecified })
    }

    @Test func `V14: Liverpool's choice was exercised, and what it cost is for the Board`()
        async throws
    {
        let found = try await audit("99A", seed: "02-").findings.filter { $0.rule == "SUP-01" }
        #expect(Set(found.map(\.outcome)) == [.met, .concern] && found.count == 2)
        let cost = found.first { $0.outcome == .concern }
        #expect(cost?.answerable?.description == "X24")
        #expect(cost?.sentence.contains("wave 4") == true)
    }
}
