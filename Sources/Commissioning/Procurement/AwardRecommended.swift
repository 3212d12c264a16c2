public import EventLog

/// Those who judged the bids recommend one.
struct AwardRecommended: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.award-recommended.v1")
    static let summary = "Those who judged the bids recommend one."
    static let table = FieldTable(event: Self.self)

    let recommendation: AwardRecommendation
    let total: Revealed<DecimalString>?

    init(from fields: inout FieldReader) {
        let lot = fields.optional("lotId", "The lot it is for.") as Reference?
        let bid = fields.optional("bid", "The bid; none is recommended when absent.") as Reference?
        recommendation = AwardRecommendation(
            lot: lot, bid: bid, ranking: fields.list("ranking", "The bids, best first."))
        total = fields.sealed(
            "total", DecimalString.self, .embargoed, "The total score of the bid.",
            audience: .after(AwardNotified.name))
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        try state.checkLot(recommendation.lot)
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.recommendedTotals[fact.statedAt] = total
        if let place = state.recommendations.firstIndex(where: {
            $0.on == fact.occurredOn && $0.value.lot == recommendation.lot
        }) {
            state.recommendations[place].contestUnlessSame(recommendation, fact)
        } else {
            state.recommendations.append(Stated(recommendation, fact))
        }
    }
}

/// What is recommended to those who decide.
public struct AwardRecommendation: Hashable, Sendable {
    /// The lot it is for; nil where there are none.
    public let lot: Reference?
    /// The bid; nil when none is recommended.
    public let bid: Reference?
    /// The bids, best first; empty when not given.
    public let ranking: [Reference]
}
