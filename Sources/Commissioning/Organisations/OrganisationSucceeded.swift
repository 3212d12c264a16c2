import EventLog

/// A body takes over from others; it stands in the successor's stream.
struct OrganisationSucceeded: EventData {
    typealias Area = OrganisationArea

    static let name = EventTypeName(known: "org.organisation-succeeded.v1")
    static let summary = "A body takes over the rights and duties of others."
    static let table = FieldTable(event: Self.self)

    let predecessors: [ODSCode]
    let effectiveOn: CivilDate?

    init(from fields: inout FieldReader) {
        predecessors = fields.list(
            "predecessors", "The bodies it takes over from.", isRequired: true)
        effectiveOn = fields.optional("effectiveOn", "From when, if not from this day.")
        _ = fields.optional("transferOrder", "The order that transfers them.") as String?
    }

    var tags: [String] { Tags.of(bodies: predecessors) }

    func check(in state: OrganisationState, _ fact: Fact) throws(OrganisationRefusal) {
        if let code = state.code, predecessors.contains(code) { throw .succeedsItself(code) }
        let ascending = predecessors.sorted()
        for (code, next) in zip(ascending, ascending.dropFirst()) where code == next {
            throw .predecessorTwice(code)
        }
    }

    func apply(to state: inout OrganisationState, _ fact: Fact) {
        state.note(fact)
        let succession = Succession(
            predecessors: predecessors.sorted(), effectiveOn: effectiveOn ?? fact.occurredOn)
        // The same bodies are followed once: another day for them is a contradiction.
        if let place = state.successions.firstIndex(where: {
            $0.value.predecessors == succession.predecessors
        }) {
            state.successions[place].contestUnlessSame(succession, fact)
        } else {
            state.successions.append(Stated(succession, fact))
        }
    }
}
