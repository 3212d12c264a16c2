import EventLog

/// Another body limits a commissioner's choice of support.
struct SupportDecisionConstrained: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.support-decision-constrained.v1")
    static let summary = "Another body limits a commissioner's choice of support."
    static let table = FieldTable(event: Self.self)

    let constraint: SupportConstraint

    init(from fields: inout FieldReader) {
        let by = fields.required("by", "The body that limits it.") as ODSCode
        let instrument =
            fields.required("instrument", "By what means.") as ConstraintInstrument
        fields.sealed("text", String.self, .narrative, "What it forbids or demands.")
        let basis = fields.list("legalBasis", "The law it rests on.") as [String]
        constraint = SupportConstraint(
            by: by, instrument: instrument, hasLegalBasis: !basis.isEmpty)
    }

    var tags: [String] { Tags.of(bodies: [constraint.by]) }

    func apply(to state: inout SupportState, _ fact: Fact) {
        state.note(fact)
        state.constraints.append(Stated(constraint, fact))
    }
}
