import EventLog

/// The price of a bid is noted; the price itself is sealed until it is revealed.
struct BidValued: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.bid-valued.v1")
    static let summary = "The price of a bid is noted."
    static let table = FieldTable(event: Self.self)

    let bid: Reference
    let lot: Reference?
    let price: Revealed<Money>?

    init(from fields: inout FieldReader) {
        bid = fields.required("bid", "The bid.")
        lot = fields.optional("lotId", "The lot it is the price for.")
        price = fields.sealed(
            "price", Money.self, .embargoed, "The price.", isRequired: true, audience: .auditors)
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        try state.checkLot(lot)
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.bids[bid, default: BidRecord()].value(
            BidPrice(lot: lot, price: price, by: fact.statedAt, on: fact.occurredOn), fact)
    }
}

extension BidRecord {
    fileprivate mutating func value(_ price: BidPrice, _ fact: Fact) {
        noteEvaluation(fact)
        prices.append(price)
    }
}
