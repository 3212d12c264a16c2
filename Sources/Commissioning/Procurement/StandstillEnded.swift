import EventLog

/// A time ends in which no contract could be made.
struct StandstillEnded: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.standstill-ended.v1")
    static let summary = "A time ends in which no contract could be made."
    static let table = FieldTable(event: Self.self)

    let award: Reference?
    let ending: StandstillEnding

    init(from fields: inout FieldReader) {
        award = fields.optional("award", "The award it was for.")
        ending = StandstillEnding(
            isEarly: fields.optional("early", "Whether it ends before its last day."))
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        var record = state.standstill(of: award) ?? StandstillRecord()
        record.end(ending, fact)
        state.replaceStandstill(of: award, with: record)
    }
}
