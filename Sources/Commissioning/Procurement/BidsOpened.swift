public import EventLog

/// Bids are opened.
struct BidsOpened: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.bids-opened.v1")
    static let summary = "Bids are opened: those listed, or all that are in by then."
    static let table = FieldTable(event: Self.self)

    let by: [Reference]
    let bids: [Reference]

    init(from fields: inout FieldReader) {
        by = fields.list("by", "The people who open them.", isRequired: true)
        bids = fields.list("bids", "The bids; all received by then when absent.")
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        if let person = by.repeated { throw .personTwice(person) }
        if let bid = bids.repeated { throw .bidTwice(bid) }
        for bid in bids {
            guard let record = state.bids[bid] else { continue }
            if let known = record.opened {
                throw .already(.bidOpened(bid), on: known.on, by: known.by)
            }
            if let known = record.returned {
                throw .already(.bidReturned(bid), on: known.on, by: known.by)
            }
        }
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        let isBefore = state.terms?.isBeforeDeadline(Moment(of: fact))
        let timing: BidOpening.Timing =
            isBefore.map { $0 ? .beforeDeadline : .afterDeadline } ?? .unknown
        let opened = bids.isEmpty ? state.unopenedBids : bids
        for bid in opened {
            state.bids[bid, default: BidRecord()].open(timing, fact)
        }
        state.openings.append(Stated(BidOpening(by: by, bids: opened, timing: timing), fact))
    }
}

/// An opening of bids.
public struct BidOpening: Hashable, Sendable {
    /// The type of the event that says so.
    public static let eventType = BidsOpened.name

    /// The people who opened them; at least one.
    public let by: [Reference]
    /// The bids that were opened; empty when none was in.
    public let bids: [Reference]
    /// When, as held against the deadline of that time.
    public let timing: Timing

    /// When bids are opened, as held against the deadline.
    public enum Timing: Hashable, Sendable {
        /// While bids could still come in.
        case beforeDeadline
        /// When none could come in any more.
        case afterDeadline
        /// The deadline or the moment is not known finely enough.
        case unknown
    }
}

extension BidRecord {
    fileprivate mutating func open(_ timing: BidOpening.Timing, _ fact: Fact) {
        noteEvaluation(fact)
        opened.contestDay(timing, fact)
    }
}

extension ProcurementState {
    /// The bids that are in and not yet opened, by reference.
    fileprivate var unopenedBids: [Reference] {
        bids.filter { $0.value.isIn && $0.value.opened == nil }.keys
            .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    }
}
