import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@testable import AuditRules

struct RootNotReproducedTests {
    private func found(
        _ outcome: RefoldedRoot.Outcome?, asOf day: String = "2020-01-01"
    ) async throws -> [Finding] {
        let till = try await Till.simulated()
        let root = fact(
            "ledger.state-root-recorded", "2016-05-01",
            #"{"asOf":"2016-04-30","logSize":0,"projection":"streams","rowCount":0,"version":1,"#
                + #""root":"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}"#,
            in: "ledger/state-roots")
        let line = root.dropLast() + #","onbehalfof":"GB-NHS-FICA"}"#
        #expect(try await till.importing([String(line)]).rejected == 0)
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try #require(CivilDate(day)))
        let code = try #require(ODSCode("FICA"))
        let common = try outcome.map { outcome in
            try CommonRecords(view) { (_) throws(FoldError) in outcome }
        }
        let history = try AuditHistory(code, in: view, alone: outcome != nil, common: common)
        return Audit(history, rules: [RootNotReproduced.self]).findings
    }

    @Test func `the same root meets it, another one trips it`() async throws {
        #expect(try await found(.same).map(\.outcome) == [.met])
        let other = try await found(.differs(root: "AAAA", rowCount: 3))
        #expect(other.map(\.outcome) == [.breached])
        #expect(other.first?.sentence.contains("3 rows with the root AAAA") == true)
    }

    @Test func `what was not folded again is left open`() async throws {
        for outcome in [nil, RefoldedRoot.Outcome.notRecomputed("version 9")] {
            let found = try await found(outcome)
            #expect(found.map(\.outcome) == [.notDeterminable])
            #expect(found.first?.missing.map(\.type) == ["ledger.state-root-recorded"])
        }
    }

    @Test func `a root that is recorded later than the day of the question is not asked about`()
        async throws
    {
        #expect(try await found(.same, asOf: "2016-04-30").isEmpty)
    }
}
