import EventLog

/// A body's area moves from one health system to another.
struct BoundaryMoved: EventData {
    typealias Area = OrganisationArea

    static let name = EventTypeName(known: "org.boundary-moved.v1")
    static let summary = "A body's area moves from one health system to another."
    static let table = FieldTable(event: Self.self)

    let fromSystem: ODSCode
    let toSystem: ODSCode
    let effectiveOn: CivilDate?

    init(from fields: inout FieldReader) {
        fromSystem = fields.required("fromSystem", "The system it leaves.")
        toSystem = fields.required("toSystem", "The system it joins.")
        effectiveOn = fields.optional("effectiveOn", "From when, if not from this day.")
    }

    var tags: [String] { Tags.of(bodies: [fromSystem, toSystem]) }

    func apply(to state: inout OrganisationState, _ fact: Fact) {
        state.note(fact)
        let move = BoundaryMove(
            fromSystem: fromSystem, toSystem: toSystem,
            effectiveOn: effectiveOn ?? fact.occurredOn)
        if let last = state.boundaryMoves.indices.last,
            state.boundaryMoves[last].value.effectiveOn == move.effectiveOn
        {
            state.boundaryMoves[last].contestUnlessSame(move, fact)
        } else {
            state.boundaryMoves.append(Stated(move, fact))
        }
    }
}
