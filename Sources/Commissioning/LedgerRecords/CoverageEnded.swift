import EventLog

/// A declaration of coverage no longer holds.
struct CoverageEnded: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.coverage-ended.v1")
    static let summary = "A declaration of coverage no longer holds from this day on."
    static let table = FieldTable(event: Self.self)

    let declared: EventID
    let reasonCode: CoverageEndReason

    init(from fields: inout FieldReader) {
        declared = fields.required("declared", "The id of the event that declared it.")
        reasonCode = fields.required("reasonCode", "Why.")
    }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        guard let declaration = state.coverage.first(where: { $0.id == declared }) else {
            throw .declarationUnknown(declared)
        }
        if let known = declaration.ended, known.on == fact.occurredOn, known.value == reasonCode {
            throw .alreadyEnded(on: known.on, by: known.by)
        }
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        guard let place = state.coverage.firstIndex(where: { $0.id == declared }) else {
            return state.endsOfNothing.append(fact.position)
        }
        state.coverage[place].ended.contestDay(reasonCode, fact)
    }
}
