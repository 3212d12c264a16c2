public import EventLog

/// A bid is given back without being opened.
struct BidReturnedUnopened: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.bid-returned-unopened.v1")
    static let summary = "A bid is given back without being opened."
    static let table = FieldTable(event: Self.self)

    let bid: Reference
    let reasonCode: BidReturnReason

    init(from fields: inout FieldReader) {
        bid = fields.required("bid", "The bid.")
        reasonCode = fields.required("reasonCode", "Why.")
        fields.sealed(
            "reason", String.self, .narrative, "Why, in words.", audience: .parties)
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        if let known = state.bids[bid]?.opened {
            throw .already(.bidOpened(bid), on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.bids[bid, default: BidRecord()].returned.contestDay(reasonCode, fact)
    }
}

/// Why a bid is given back unopened.
public enum BidReturnReason: String, CodeList {
    /// It came after the deadline.
    case late
    /// It was handed in at another place.
    case wrongPlace
    /// It was not marked as a bid.
    case unmarked
    /// Anything else.
    case other
}
