import AuditRules
import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct DueAnswerTests {
    static func answer(within days: Int, asOf day: String = "2017-01-01") async throws -> DueAnswer
    {
        let till = try await Till.simulated([try Seed.number("04-").path])
        return try till.ledger.due(
            ["FICEBB"], asOf: AsOf(day, today: Till.today), knownAt: till.ledger.knownAt(nil),
            within: days)
    }

    @Test func `what falls due within the days asked for is listed in order`() async throws {
        let answer = try await Self.answer(within: 120)
        #expect(!answer.items.isEmpty)
        #expect(answer.items.map(\.on) == answer.items.map(\.on).sorted())
        #expect(answer.items.allSatisfy { answer.asOf <= $0.on && $0.on <= answer.through })
        let none = try await Self.answer(within: 0)
        #expect(none.items.count < answer.items.count)
    }

    @Test func `the document counts what it lists`() async throws {
        let document = try await Self.answer(within: 900).document.object
        guard case .array(let items)? = document["items"] else {
            Issue.record("no items")
            return
        }
        #expect(document["count"] == .number(JSONNumber(Int64(items.count))))
        #expect(document.text("through") == "2019-06-20")
    }
}
