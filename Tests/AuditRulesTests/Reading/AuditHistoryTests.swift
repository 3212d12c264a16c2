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

    @Test func `a rule reads scores and prices once they are revealed, and not before`()
        async throws
    {
        let score = fact(
            "procurement.scores-moderated", "2016-06-01",
            #"{"bid":"B1","criterion":"Q1","score":"7.5"}"#, id: 41)
        let price = fact(
            "procurement.bid-valued", "2016-06-01",
            #"{"bid":"B1","price":{"pence":900,"vat":"excl"}}"#, id: 42)
        let reveals = [
            try await revealing(score, on: "2016-07-01"),
            try await revealing(price, on: "2016-08-01"),
        ]
        func bid(asOf day: String) async throws -> BidRecord {
            let history = try await history([score, price] + reveals, asOf: day)
            let bid = try #require(Reference("B1"))
            return try #require(history.procurements.first?.state.bids[bid])
        }
        let item = ScoredItem(criterion: try #require(Reference("Q1")), lot: nil)
        let before = try await bid(asOf: "2016-06-30")
        #expect(before.moderatedScore(for: item)?.by == Position(1))
        #expect(before.moderatedScore(for: item)?.score == nil)
        let between = try await bid(asOf: "2016-07-31")
        #expect(between.moderatedScore(for: item)?.score?.value.description == "7.5")
        #expect(between.moderatedScore(for: item)?.score?.by == Position(3))
        #expect(between.price(for: nil)?.price == nil)
        let after = try await bid(asOf: "2016-08-01")
        #expect(after.price(for: nil)?.price?.value.pence.count == 900)
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
