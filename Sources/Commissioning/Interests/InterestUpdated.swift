public import EventLog

/// Something about an interest changes, or is confirmed.
struct InterestUpdated: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.interest-updated.v1")
    static let summary = "Something about a declared interest changes; what is left out stays."
    static let table = FieldTable(event: Self.self)

    let ref: Reference
    let person: Reference?
    let change: InterestChange
    let start: StatedStart

    init(from fields: inout FieldReader) {
        ref = fields.required("interestRef", "The interest.")
        person = fields.optional("personRef", "Whose it is; needed with its nature.")
        let type =
            fields.optional("type", "What sort of interest it is.", source: InterestType.source)
            as InterestType?
        let directness =
            fields.optional("directness", "Whether it is the person's own.") as Directness?
        let organisation =
            fields.optional("organisation", "The organisation it is in.") as InterestOrganisation?
        start = StatedStart(from: &fields)
        let to = fields.optional("to", "The first day no longer held.") as CivilDate?
        let mitigation =
            fields.optional("mitigationCode", "What is done about it.") as Mitigation?
        fields.sealed(
            "nature", String.self, .personal, "The nature of the interest.", audience: .parties)
        fields.sealed(
            "mitigation", String.self, .narrative, "What is done about it, in words.",
            audience: .parties)
        change = InterestChange(
            type: type, directness: directness, organisation: organisation, from: start.date,
            to: to, mitigation: mitigation)
    }

    var tags: [String] { Tags.of(bodies: change.organisation?.codes ?? []) }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        try start.check()
        guard let interest = state.interests[ref], let declared = interest.declaration,
            let content = interest.content
        else { throw .interestNotDeclared(ref) }
        if let person, person != declared.value.person {
            throw .referenceOfAnother(ref, person: declared.value.person, by: declared.by)
        }
        try change.changing(content).checkPeriod(endedBy: interest.end?.value)
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        state.interests.update(ref, orInsert: Interest(ref: ref)) {
            $0.updates.append(Stated(change, fact))
        }
    }
}

/// What changes of an interest; nil where it stays as it was.
public struct InterestChange: Hashable, Sendable {
    /// What sort of interest it is.
    public let type: InterestType?
    /// Whether it is the person's own.
    public let directness: Directness?
    /// The organisation it is in.
    public let organisation: InterestOrganisation?
    /// The first day, or the span in which it lies.
    public let from: CoarseDate?
    /// The first day no longer held.
    public let to: CivilDate?
    /// What is done about it.
    public let mitigation: Mitigation?

    /// What an interest is after the change.
    func changing(_ content: InterestContent) -> InterestContent {
        InterestContent(
            type: type ?? content.type, directness: directness ?? content.directness,
            organisation: organisation ?? content.organisation, from: from ?? content.from,
            to: to ?? content.to, mitigation: mitigation ?? content.mitigation)
    }
}
