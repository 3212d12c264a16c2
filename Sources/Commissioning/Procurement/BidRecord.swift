public import EventLog

/// What became of one bid; who makes it, its prices and scores are sealed until they are revealed.
public struct BidRecord: Hashable, Sendable {
    /// When it was received, and for what; nil while no event says so.
    public internal(set) var received: Stated<BidReceipt>?
    /// Who makes it, and the event that revealed that; nil while it is sealed.
    public internal(set) var bidders: Revealed<[Provider]>?
    /// Whether it came after the deadline of that time; nil while that is not known.
    public internal(set) var isLate: Bool?
    /// When it was opened, as held against the deadline; nil while it is not.
    public internal(set) var opened: Stated<BidOpening.Timing>?
    /// Why it was returned unopened; nil while it is not.
    public internal(set) var returned: Stated<BidReturnReason>?
    /// Its withdrawals: one for the whole bid, or one a lot.
    public internal(set) var withdrawals: [Stated<BidWithdrawal>] = []
    /// Its disqualifications: one for the whole bid, or one a lot.
    public internal(set) var disqualifications: [Stated<BidDisqualification>] = []
    /// The prices that were stated for it, in the order of its history.
    public internal(set) var prices: [BidPrice] = []
    /// The scores that evaluators gave it, in the order of its history.
    public internal(set) var scores: [BidScore] = []
    /// The scores on which evaluators agreed, in the order of its history.
    public internal(set) var moderatedScores: [BidScore] = []
    /// What it was scored for.
    public internal(set) var scored: Set<ScoredItem> = []
    /// What scores were moderated for.
    public internal(set) var moderated: Set<ScoredItem> = []
    /// Scores given before an opening of it was on record.
    public internal(set) var scoredUnopened: [Position] = []
    /// Moderations of scores that are not on record.
    public internal(set) var moderatedUnscored: [Position] = []
    /// The last day on which it was opened, valued, scored, moderated or disqualified.
    public internal(set) var evaluatedOn: CivilDate?
    /// Receipts under the same reference that ended in a withdrawal or a return.
    public internal(set) var formerReceipts: [Stated<BidReceipt>] = []
    private var moment: Moment?

    init() {}

    /// Whether the whole bid, or each lot it was made for, is withdrawn.
    public var isWithdrawn: Bool {
        guard !withdrawals.isEmpty else { return false }
        if withdrawals.contains(where: { $0.value.lot == nil }) { return true }
        guard let lots = received?.value.lots, !lots.isEmpty else { return false }
        let withdrawn = Set(withdrawals.compactMap(\.value.lot))
        return lots.allSatisfy(withdrawn.contains)
    }

    /// Whether it is in: received, and neither withdrawn nor returned.
    public var isIn: Bool { received != nil && !isWithdrawn && returned == nil }

    /// How many criteria it was scored by, each once a lot.
    public var scoredCount: Int { scored.count }

    /// How many criteria its scores were moderated for, each once a lot.
    public var moderatedCount: Int { moderated.count }

    /// Whether it is disqualified as a whole or, where lots are named, for one of them.
    public func isDisqualified(forAnyOf lots: [Reference]) -> Bool {
        disqualifications.contains { known in
            guard let lot = known.value.lot, !lots.isEmpty else { return true }
            return lots.contains(lot)
        }
    }
}

/// What a bid was scored for: a criterion, in one lot where there are lots.
public struct ScoredItem: Hashable, Sendable {
    /// The criterion.
    public let criterion: Reference
    /// The lot; nil where there are none.
    public let lot: Reference?

    /// - Parameters:
    ///   - criterion: The criterion.
    ///   - lot: The lot; nil where there are none.
    public init(criterion: Reference, lot: Reference?) {
        self.criterion = criterion
        self.lot = lot
    }
}

extension BidRecord {
    /// Takes in a receipt; after a withdrawal or a return the bid begins anew.
    mutating func receive(
        _ receipt: BidReceipt, from bidders: Revealed<Bidders>?, _ terms: TenderTerms?,
        _ fact: Fact
    ) {
        if let received, !isIn {
            let former = formerReceipts + [received]
            self = BidRecord()
            formerReceipts = former
        }
        received.contestDay(receipt, fact)
        guard received?.by == fact.statedAt else { return }
        self.bidders = bidders?.map(\.providers)
        let moment = Moment(of: fact)
        self.moment = moment
        isLate = terms?.isAfterDeadline(moment)
    }

    /// Holds a receipt against a deadline that was not known before.
    mutating func judge(by terms: TenderTerms) {
        if let moment { isLate = terms.isAfterDeadline(moment) }
    }

    /// The withdrawal that a further one for that lot would repeat.
    func withdrawal(for lot: Reference?) -> Stated<BidWithdrawal>? {
        withdrawals.first { $0.value.lot == nil || $0.value.lot == lot }
    }

    mutating func withdraw(_ withdrawal: BidWithdrawal, _ fact: Fact) {
        if let known = withdrawals.firstIndex(where: { $0.value.lot == withdrawal.lot }) {
            withdrawals[known].contestUnlessSame(withdrawal, fact)
        } else {
            withdrawals.append(Stated(withdrawal, fact))
        }
    }

    mutating func disqualify(_ disqualification: BidDisqualification, _ fact: Fact) {
        noteEvaluation(fact)
        let lot = disqualification.lot
        if let known = disqualifications.firstIndex(where: { $0.value.lot == lot }) {
            disqualifications[known].contestUnlessSame(disqualification, fact)
        } else {
            disqualifications.append(Stated(disqualification, fact))
        }
    }

    mutating func score(_ score: BidScore, _ fact: Fact) {
        noteEvaluation(fact)
        if opened == nil { scoredUnopened.append(fact.position) }
        scored.insert(score.item)
        scores.append(score)
    }

    mutating func moderate(_ score: BidScore, _ fact: Fact) {
        noteEvaluation(fact)
        if !scored.contains(score.item) { moderatedUnscored.append(fact.position) }
        moderated.insert(score.item)
        moderatedScores.append(score)
    }

    mutating func noteEvaluation(_ fact: Fact) {
        evaluatedOn = max(evaluatedOn ?? fact.occurredOn, fact.occurredOn)
    }
}
