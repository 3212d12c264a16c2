import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct FoundDecisionTests {
    @Test func `every kind of decision but one on support is found in the year`() async throws {
        let till = try await Till.simulated(
            Seed.all.filter { $0.name.hasPrefix("00-") }.map(\.path))
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2019-06-30", today: Till.today).day)
        let dale = try Decisions(try #require(ODSCode("FICDALE")), in: view).rows.map(\.what)
        #expect(Set(dale) == Set(DecisionSubject.allCases).subtracting([.supportSourcing]))
        let vale = try Decisions(try #require(ODSCode("FICVALE")), in: view).rows.map(\.what)
        #expect(vale.contains(.supportSourcing))
    }
}
