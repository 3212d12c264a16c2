import EventLog
import Testing

@testable import Commissioning

@Suite struct BidScoreTests {
    private let item = ScoredItem(criterion: ref("Q1"), lot: nil)

    private func score(_ evaluator: String?, _ position: UInt64, of item: ScoredItem) -> BidScore {
        BidScore(
            item: item, evaluator: evaluator.map { ref($0) }, score: nil, by: Position(position),
            on: day("2013-06-05"))
    }

    @Test func `of each evaluator the last score counts`() {
        var bid = BidRecord()
        let other = ScoredItem(criterion: ref("Q2"), lot: nil)
        bid.scores = [
            score("e1", 1, of: item), score("e2", 2, of: item), score("e1", 3, of: item),
            score("e1", 4, of: other),
        ]
        #expect(bid.scores(for: item).map(\.by) == [Position(2), Position(3)])
    }

    @Test func `of scores that were agreed on the last counts`() {
        var bid = BidRecord()
        #expect(bid.moderatedScore(for: item) == nil)
        bid.moderatedScores = [score(nil, 5, of: item), score(nil, 6, of: item)]
        #expect(bid.moderatedScore(for: item)?.by == Position(6))
    }
}
