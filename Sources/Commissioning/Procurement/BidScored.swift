import EventLog

/// An evaluator scores a bid by one criterion; the score is sealed until it is revealed.
struct BidScored: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.bid-scored.v1")
    static let summary = "An evaluator scores a bid by one criterion."
    static let table = FieldTable(event: Self.self)

    let bid: Reference
    let item: ScoredItem
    let score: Revealed<DecimalString>?
    let evaluator: Reference

    init(from fields: inout FieldReader) {
        bid = fields.required("bid", "The bid.")
        item = fields.scoredItem()
        evaluator = fields.required("evaluator", "Who scores it.")
        score = fields.sealed(
            "score", DecimalString.self, .embargoed, "The score.", isRequired: true,
            audience: .parties)
        fields.sealed(
            "comment", String.self, .narrative, "Why that score.", audience: .parties)
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        try state.checkLot(item.lot)
        try state.checkCriterion(item.criterion)
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        if state.evaluators[evaluator] == nil { state.evaluators[evaluator] = fact.statedAt }
        state.bids[bid, default: BidRecord()].score(
            BidScore(
                item: item, evaluator: evaluator, score: score, by: fact.statedAt,
                on: fact.occurredOn), fact)
    }
}

extension FieldReader {
    /// The fields that say what a score is for.
    mutating func scoredItem() -> ScoredItem {
        let lot = optional("lotId", "The lot it is scored for.") as Reference?
        return ScoredItem(
            criterion: required("criterion", "The criterion it is scored by."), lot: lot)
    }
}
