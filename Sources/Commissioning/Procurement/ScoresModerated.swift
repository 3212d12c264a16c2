import EventLog

/// The scores of several evaluators become one; the score is sealed until it is revealed.
struct ScoresModerated: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.scores-moderated.v1")
    static let summary = "The scores of several evaluators become one."
    static let table = FieldTable(event: Self.self)

    let bid: Reference
    let item: ScoredItem
    let score: Revealed<DecimalString>?

    init(from fields: inout FieldReader) {
        bid = fields.required("bid", "The bid.")
        item = fields.scoredItem()
        score = fields.sealed(
            "score", DecimalString.self, .embargoed, "The score they agree on.", isRequired: true,
            audience: .parties)
        _ = fields.optional("reasonCode", "Why it is not as they scored.") as Reason?
        fields.sealed(
            "reason", String.self, .narrative, "Why, in words.", audience: .parties)
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        try state.checkLot(item.lot)
        try state.checkCriterion(item.criterion)
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.bids[bid, default: BidRecord()].moderate(
            BidScore(
                item: item, evaluator: nil, score: score, by: fact.statedAt,
                on: fact.occurredOn), fact)
    }

    /// Why scores are moderated.
    enum Reason: String, CodeList {
        case consensus, error, clarification, other
    }
}
