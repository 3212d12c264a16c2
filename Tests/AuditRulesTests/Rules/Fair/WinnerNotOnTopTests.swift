import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct WinnerNotOnTopTests {
    private static func lines(
        price: String? = "lowestDividedByPrice", winner: String = "B1",
        reason: String = "mostAdvantageous", prices: (Int, Int) = (100, 80),
        scores: (String, String) = ("8", "6")
    ) -> [String] {
        func score(_ bid: String, _ value: String, id: Int) -> String {
            fact(
                "procurement.bid-scored", "2016-06-02",
                #"{"bid":"\#(bid)","criterion":"Q1","evaluator":"person:e1","score":"\#(value)"}"#,
                id: id)
        }
        func valued(_ bid: String, _ pence: Int, id: Int) -> String {
            fact(
                "procurement.bid-valued", "2016-06-02",
                #"{"bid":"\#(bid)","price":{"pence":\#(pence),"vat":"excl"}}"#, id: id)
        }
        let formula = price.map { #","priceFormula":"\#($0)""# } ?? ""
        return [
            fact(
                "procurement.opportunity-published", "2016-05-01",
                #"{"channel":"CCGsite","criteria":["#
                    + #"{"id":"Q1","title":"Quality","kind":"scored","weightBp":6000,"#
                    + #""maxScore":"10"},"#
                    + #"{"id":"P","title":"Price","kind":"price","weightBp":4000},"#
                    + #"{"id":"F","title":"Registered","kind":"passFail"}]\#(formula)}"#),
            fact(
                "procurement.bid-received", "2016-05-20",
                #"{"bid":"B1","bidders":[{"supplier":"FICCARE"}]}"#),
            fact(
                "procurement.bid-received", "2016-05-20",
                #"{"bid":"B2","bidders":[{"supplier":"FICOTHER"}]}"#),
            score("B1", scores.0, id: 1), score("B2", scores.1, id: 2),
            valued("B1", prices.0, id: 3), valued("B2", prices.1, id: 4),
            fact(
                "procurement.award-decided", "2016-07-01",
                #"{"award":"A1","bids":["\#(winner)"],"suppliers":[{"supplier":"FICCARE"}],"#
                    + #""decision":{"urgent":"U1"},"reasonCode":"\#(reason)"}"#),
        ]
    }

    private func found(_ lines: [String], revealing ids: [Int] = [1, 2, 3, 4]) async throws
        -> [Finding]
    {
        Audit(try await history(lines, revealing: ids), rules: [WinnerNotOnTop.self]).findings
    }

    // B1: 6000 × 8/10 + 4000 × 80/100 = 80 %. B2: 6000 × 6/10 + 4000 × 80/80 = 76 %.
    @Test func `the bid that comes to most won, or it did not`() async throws {
        let met = try await found(Self.lines())
        #expect(met.map(\.outcome) == [.met])
        #expect(met.first?.sentence.contains("B1 80.0 %, B2 76.0 %") == true)
        let tripped = try await found(Self.lines(winner: "B2"))
        #expect(tripped.map(\.outcome) == [.concern])
        #expect(tripped.first?.notes == ["source not re-read"])
        #expect(tripped.first?.evidence.count == 6)
    }

    @Test func `bids that are level may win either way`() async throws {
        // 6000 × 8/10 + 4000 × 60/80 = 78 %; 6000 × 6.333…: no. Level by the same figures.
        let level = Self.lines(winner: "B2", prices: (90, 90), scores: ("7", "7"))
        #expect(try await found(level).map(\.outcome) == [.met])
    }

    @Test func `another reason than rank asks a question of its own`() async throws {
        let other = try await found(Self.lines(winner: "B2", reason: "continuity"))
        #expect(other.map(\.outcome) == [.concern])
        #expect(other.first?.sentence.contains("another reason (continuity)") == true)
    }

    @Test func `each formula for prices that can be applied is`() async throws {
        // 20 above 80 is a quarter: 6000 × 0.8 + 4000 × 0.75 = 78 %, and 76 %.
        let deviation = try await found(Self.lines(price: "deviationFromLowest"))
        #expect(deviation.first?.sentence.contains("B1 78.0 %, B2 76.0 %") == true)
        let fixed = try await found(Self.lines(price: "fixedPrice"), revealing: [1, 2])
        #expect(fixed.first?.sentence.contains("B1 48.0 %, B2 36.0 %") == true)
        for price in ["deviationFromMean", "other", nil] {
            let open = try await found(Self.lines(price: price))
            #expect(open.map(\.outcome) == [.notDeterminable])
            #expect(open.first?.missing.map(\.type) == ["procurement.opportunity-published"])
        }
    }

    @Test func `a score that nobody gave, and one or a price that nobody revealed, is named`()
        async throws
    {
        let unscored = Self.lines().map {
            $0.replacing(#""bid":"B2","criterion":"Q1""#, with: #""bid":"B2","criterion":"P""#)
        }
        let gap = try await found(unscored)
        #expect(gap.first?.missing.map(\.type) == ["procurement.bid-scored"])
        let score = try await found(Self.lines(), revealing: [1, 3, 4])
        #expect(score.first?.missing.map(\.what) == ["the score of bid B2 by Q1"])
        let price = try await found(Self.lines(), revealing: [1, 2, 3])
        #expect(price.first?.missing.map(\.what) == ["the prices of all bids"])
    }

    @Test func `one bid alone is no contest`() async throws {
        let alone = Self.lines().filter { !$0.contains(#""bid":"B2""#) }
        #expect(try await found(alone, revealing: [1, 3]).isEmpty)
    }
}
