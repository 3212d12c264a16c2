import EventLog

/// A legal hold ends.
struct LegalHoldLifted: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.legal-hold-lifted.v1")
    static let summary = "A legal hold ends."
    static let table = FieldTable(event: Self.self)

    let placed: EventID
    let reason: LegalHoldLiftReason

    init(from fields: inout FieldReader) {
        placed = fields.required("placed", "The id of the event that placed it.")
        reason = fields.required("reasonCode", "Why.")
        _ = fields.required("liftedBy", "Who lifts it.") as Reference
    }

    var tags: [String] { [DisclosureTag.hold] }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        guard let hold = state.holds.first(where: { $0.id == placed }) else {
            throw .holdUnknown(placed)
        }
        if let known = hold.lifted { throw .alreadyLifted(on: known.on, by: known.by) }
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        guard let place = state.holds.firstIndex(where: { $0.id == placed }) else {
            return state.endsOfNothing.append(fact.position)
        }
        state.holds[place].lifted.contestDay(reason, fact)
    }
}
