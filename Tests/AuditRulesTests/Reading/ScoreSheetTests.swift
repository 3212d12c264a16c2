import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@testable import AuditRules

struct ScoreSheetTests {
    private static let lines = [
        fact(
            "procurement.bid-scored", "2016-06-02",
            #"{"bid":"B1","criterion":"Q1","evaluator":"person:e1","score":"7"}"#, id: 1),
        fact(
            "procurement.bid-scored", "2016-06-02",
            #"{"bid":"B1","criterion":"Q1","evaluator":"person:e2","score":"6.5"}"#, id: 2),
        fact(
            "procurement.scores-moderated", "2016-06-03",
            #"{"bid":"B1","criterion":"Q1","score":"6.75"}"#, id: 3),
        fact(
            "procurement.bid-valued", "2016-06-02",
            #"{"bid":"B1","price":{"pence":100,"vat":"excl"}}"#, id: 4),
        award("2016-07-01"),
    ]

    private func sheet(revealing ids: [Int]) async throws -> ScoreSheet {
        let history = try await history(Self.lines, revealing: ids)
        let stream = try #require(StreamName("procurement/FICA/1"))
        return try #require(history.scores(of: stream))
    }

    private func item() throws -> ScoreSheet.Item {
        ScoreSheet.Item(
            bid: try #require(Reference("B1")), criterion: try #require(Reference("Q1")), lot: nil)
    }

    @Test func `what was revealed is known, and what was not is not`() async throws {
        let first = try await sheet(revealing: [1])
        #expect(first.counting(try item()).map(\.value.description) == ["7"])
        #expect(first.prices.isEmpty)
        let priced = try await sheet(revealing: [4])
        #expect(priced.prices.values.map(\.pence) == [100] && priced.scores.isEmpty)
    }

    @Test func `the score that was agreed on counts instead of the evaluators'`() async throws {
        let two = try await sheet(revealing: [1, 2])
        #expect(two.counting(try item()).map(\.value.description) == ["7", "6.5"])
        let agreed = try await sheet(revealing: [1, 2, 3])
        #expect(agreed.counting(try item()).map(\.value.description) == ["6.75"])
    }
}
