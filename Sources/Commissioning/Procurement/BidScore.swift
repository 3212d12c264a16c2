public import EventLog

/// A score that a bid got by one criterion; sealed until an event reveals it.
public struct BidScore: Hashable, Sendable {
    /// What it was scored for.
    public let item: ScoredItem
    /// Who scored it; nil for the score on which evaluators agreed.
    public let evaluator: Reference?
    /// The score, and the event that revealed it; nil while it is sealed.
    public let score: Revealed<DecimalString>?
    /// The event that states it.
    public let by: Position
    /// The day on which it was given.
    public let on: CivilDate
}

extension BidRecord {
    /// The score on which evaluators agreed for a criterion: the last one of its history. Nil when
    /// there is none; its value is nil while it is sealed.
    public func moderatedScore(for item: ScoredItem) -> BidScore? {
        moderatedScores.last { $0.item == item }
    }

    /// What evaluators gave for a criterion, each the last of its evaluator, in the order of the
    /// history.
    public func scores(for item: ScoredItem) -> [BidScore] {
        var latest: [BidScore] = []
        for score in scores where score.item == item {
            latest.removeAll { $0.evaluator == score.evaluator }
            latest.append(score)
        }
        return latest
    }

    /// The price for a lot, or for the whole where there are no lots: the last one of its history.
    /// Nil when no event states one; its value is nil while it is sealed.
    public func price(for lot: Reference?) -> BidPrice? { prices.last { $0.lot == lot } }
}
