public import EventLog

/// A body is entered in the register; the day of the fact is its opening day.
struct OrganisationRegistered: EventData {
    typealias Area = OrganisationArea

    static let name = EventTypeName(known: "org.organisation-registered.v1")
    static let summary = "A body is entered in the register and opens on this day."
    static let table = FieldTable(event: Self.self)

    let registration: Registration

    init(from fields: inout FieldReader) {
        registration = Registration(
            kind: fields.required("kind", "What sort of body it is."),
            name: fields.required("name", "What it is called.", source: "ODS register"),
            legalName: fields.optional("legalName", "Its name in law, where it is another."),
            address: fields.optional("address", "Where it is; one line."),
            ids: fields.list("ids", "Its codes in other registers."))
    }

    func check(in state: OrganisationState, _ fact: Fact) throws(OrganisationRefusal) {
        if let known = state.registration, known.on == fact.occurredOn,
            known.value == registration
        {
            throw .alreadyRegistered(on: known.on, by: known.by)
        }
    }

    func apply(to state: inout OrganisationState, _ fact: Fact) {
        state.note(fact)
        let registeredName = state.registration?.value.name
        state.registration.contestDay(registration, fact)
        if state.registration?.by == fact.statedAt { state.openingPrecision = fact.precision }
        if let name = state.name {
            // A name that was changed since is no longer the registration's to deny.
            if name.value == registeredName { state.name.contest(with: registration.name, fact) }
        } else {
            state.name = Stated(registration.name, fact)
        }
    }
}

/// A body's code in another register.
public struct OtherID: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(OtherID.self)

    /// The register, such as `GB-COH`. Source: org-id.guide.
    public let scheme: String
    /// The code there.
    public let id: String

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        scheme = fields.required(
            "scheme", "The register, such as GB-COH or GB-PPON.", source: "org-id.guide")
        id = fields.required("id", "The code in that register.")
    }
}
