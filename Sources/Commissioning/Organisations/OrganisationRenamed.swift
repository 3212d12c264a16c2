import EventLog

/// A body takes another name.
struct OrganisationRenamed: EventData {
    typealias Area = OrganisationArea

    static let name = EventTypeName(known: "org.organisation-renamed.v1")
    static let summary = "A body takes another name from this day on."
    static let table = FieldTable(event: Self.self)

    let newName: String

    init(from fields: inout FieldReader) {
        newName = fields.required("newName", "What it is called from now on.")
    }

    func apply(to state: inout OrganisationState, _ fact: Fact) {
        state.note(fact)
        guard let name = state.name else { return state.name = Stated(newName, fact) }
        // Two names from one day, neither of them the first: the sources contradict each other.
        if name.on == fact.occurredOn, name.value != state.registration?.value.name {
            state.name.contest(with: newName, fact)
        } else {
            state.name.replace(with: newName, fact)
        }
    }
}
