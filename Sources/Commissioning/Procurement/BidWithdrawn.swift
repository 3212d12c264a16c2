public import EventLog

/// A bid is taken back.
struct BidWithdrawn: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.bid-withdrawn.v1")
    static let summary = "A bid is taken back, as a whole or for one lot."
    static let table = FieldTable(event: Self.self)

    let bid: Reference
    let withdrawal: BidWithdrawal

    init(from fields: inout FieldReader) {
        bid = fields.required("bid", "The bid.")
        let lot =
            fields.optional("lotId", "The lot it is taken back for; all when absent.")
            as Reference?
        withdrawal = BidWithdrawal(lot: lot, reason: fields.optional("reasonCode", "Why."))
        fields.sealed(
            "reason", String.self, .narrative, "Why, in words.", audience: .parties)
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        try state.checkLot(withdrawal.lot)
        if let known = state.bids[bid]?.withdrawal(for: withdrawal.lot) {
            throw .already(
                .bidWithdrawn(bid, lot: known.value.lot), on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.bids[bid, default: BidRecord()].withdraw(withdrawal, fact)
    }
}

/// Why a bid is taken back, and for what.
public struct BidWithdrawal: Hashable, Sendable {
    /// The lot it is taken back for; nil for all.
    public let lot: Reference?
    /// Why; nil when not given.
    public let reason: Reason?

    /// Why a bid is taken back.
    public enum Reason: String, CodeList {
        /// The bidder wishes it.
        case byBidder
        /// The bidder did not confirm it when asked.
        case notConfirmed
        /// Anything else.
        case other
    }
}
