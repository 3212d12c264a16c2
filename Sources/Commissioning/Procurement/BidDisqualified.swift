public import EventLog

/// A bid is excluded from the competition.
struct BidDisqualified: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.bid-disqualified.v1")
    static let summary = "A bid is excluded, as a whole or for one lot."
    static let table = FieldTable(event: Self.self)

    let bid: Reference
    let disqualification: BidDisqualification

    init(from fields: inout FieldReader) {
        bid = fields.required("bid", "The bid.")
        let lot =
            fields.optional("lotId", "The lot it is excluded from; all when absent.")
            as Reference?
        let reason = fields.required("reasonCode", "Why.") as BidDisqualification.Reason
        disqualification = BidDisqualification(
            lot: lot, reason: reason,
            criterion: fields.optional("criterion", "The criterion that it fails."))
        fields.sealed(
            "reason", String.self, .narrative, "Why, in words.", audience: .auditors)
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        let lot = disqualification.lot
        try state.checkLot(lot)
        try state.checkCriterion(disqualification.criterion)
        if let known = state.bids[bid]?.disqualifications.first(where: { $0.value.lot == lot }) {
            throw .already(.bidDisqualified(bid, lot: lot), on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.bids[bid, default: BidRecord()].disqualify(disqualification, fact)
    }
}

/// Why a bid is excluded, and from what.
public struct BidDisqualification: Hashable, Sendable {
    /// The lot it is excluded from; nil for all.
    public let lot: Reference?
    /// Why.
    public let reason: Reason
    /// The criterion that it fails; nil when none is named.
    public let criterion: Reference?

    /// Why a bid is excluded.
    public enum Reason: String, CodeList {
        /// The law demands it.
        case mandatoryExclusion
        /// The law allows it.
        case discretionaryExclusion
        /// A criterion is not met.
        case failedCriterion
        /// The price is abnormally low.
        case abnormallyLow
        /// Something is missing.
        case incomplete
        /// It came after the deadline.
        case late
        /// Anything else.
        case other
    }
}
