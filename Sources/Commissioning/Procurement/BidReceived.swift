public import EventLog

/// A bid is received; who bids is sealed until it is revealed.
struct BidReceived: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.bid-received.v1")
    static let summary = "A bid is received, on this day and at the time of the event."
    static let table = FieldTable(event: Self.self)

    let bid: Reference
    let lots: [Reference]
    let sealedHash: SHA256Hex?
    let bidders: Revealed<Bidders>?

    init(from fields: inout FieldReader) {
        bid = fields.required("bid", "What the bid is referred to by.")
        bidders = fields.sealed(
            "bidders", Bidders.self, .embargoed, "Who bids, alone or together.", isRequired: true,
            audience: .auditors)
        lots = fields.list("lotIds", "The lots it is made for; all when absent.")
        sealedHash = fields.optional("sealedHash", "SHA-256 of the bid as it was handed in.")
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        try state.checkLots(lots)
        if let record = state.bids[bid], record.isIn, let known = record.received {
            throw .already(.bidReceived(bid), on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        let receipt = BidReceipt(time: fact.time, lots: lots, sealedHash: sealedHash)
        state.bids[bid, default: BidRecord()].receive(
            receipt, from: bidders, state.terms, fact)
    }
}

/// A bid as it was handed in.
public struct BidReceipt: Hashable, Sendable {
    /// The instant at which it came; nil when it is not known.
    public let time: Instant?
    /// The lots it is made for; empty for all.
    public let lots: [Reference]
    /// SHA-256 of the bid as it was handed in; nil when not given.
    public let sealedHash: SHA256Hex?
}
