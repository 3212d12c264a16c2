internal import EventLog

/// A body has looked at representations and decides how to go on.
struct RepresentationDecided: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.representation-decided.v1")
    static let summary = "A body decides how to go on after representations."
    static let table = FieldTable(event: Self.self)

    let representation: Reference
    let outcome: RepresentationOutcome

    init(from fields: inout FieldReader) {
        representation = fields.required(
            "representation", "The representations.", source: "S.I. 2023/1348, regulation 12")
        let course = fields.required("outcome", "How it goes on.") as RepresentationOutcome.Course
        let informedOn =
            fields.optional("informedOn", "The day on which the provider was told.") as CivilDate?
        let decision = fields.optional("decision", "Where it was decided.") as Decision?
        fields.sealed("reasons", String.self, .narrative, "Why, in words.", audience: .parties)
        outcome = RepresentationOutcome(
            course: course, informedOn: informedOn, decision: decision)
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.representations[representation, default: RepresentationRecord()]
            .decided.contestDay(outcome, fact)
    }
}
