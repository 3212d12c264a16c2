import EventLog

/// A time begins in which no contract may be made.
struct StandstillStarted: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.standstill-started.v1")
    static let summary = "A time begins in which no contract may be made."
    static let table = FieldTable(event: Self.self)

    let award: Reference?
    let standstill: Standstill

    init(from fields: inout FieldReader) {
        award = fields.optional("award", "The award it is for.")
        standstill = Standstill(
            basis: fields.required("basis", "Under which rules."),
            start: fields.required("start", "Its first day."),
            end: fields.optional("end", "Its last day."))
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        if let end = standstill.end, end < standstill.start {
            throw .standstillEndsBeforeStart(start: standstill.start, end: end)
        }
        if let known = state.standstill(of: award)?.started, known.value == standstill {
            throw .already(.standstillStarted, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        var record = state.standstill(of: award) ?? StandstillRecord()
        record.start(standstill, fact)
        state.replaceStandstill(of: award, with: record)
    }
}
