import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@testable import AuditRules

struct AuditHistoryTests {
    @Test func `a successor has what it followed; alone it has nothing`() async throws {
        let till = try await Till.simulated([try Seed.number("00-fictional-year").path])
        let day = try #require(CivilDate("2019-03-31"))
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size, asOf: day)
        let code = try #require(ODSCode("FICDALE"))
        let history = try AuditHistory(code, in: view)
        #expect(history.line.map(\.description) == ["FICDALE", "FICNORTH", "FICSOUTH"])
        #expect(history.procurements.count > 3 && history.contracts.count > 1)
        #expect(history.decisions.count > 10 && history.governance.count >= 1)
        let alone = try AuditHistory(code, in: view, alone: true)
        #expect(alone.procurements.isEmpty && alone.decisions.isEmpty && alone.line == [code])
    }

    @Test func `contracts are found by the award they come from`() async throws {
        let history = try await history([award("2016-07-01"), contract("2016-08-01")])
        let stream = try #require(StreamName("procurement/FICA/1"))
        let first = try #require(Reference("A1"))
        #expect(history.contracts(from: stream, award: first).count == 1)
        #expect(history.contracts(from: stream, award: try #require(Reference("A2"))).isEmpty)
        #expect(history.procurement(stream) != nil && history.procurement(nil) == nil)
    }
}
