public import EventLog

/// Somebody declares an interest.
struct InterestDeclared: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.interest-declared.v1")
    static let summary = "Somebody declares an interest."
    static let table = FieldTable(event: Self.self)

    let ref: Reference
    let declaration: InterestDeclaration
    let start: StatedStart

    init(from fields: inout FieldReader) {
        ref = fields.required("interestRef", "The interest, as others name it.")
        let person = fields.required("personRef", "Who declares it.") as Reference
        let role = fields.optional("role", "The sort of role of that person.") as RegisterRole?
        let isDecisionMaker =
            fields.optional("isDecisionMaker", "Whether it says that the person decides.") as Bool?
        let type =
            fields.required("type", "What sort of interest it is.", source: InterestType.source)
            as InterestType
        let directness =
            fields.required("directness", "Whether it is the person's own.") as Directness
        let organisation =
            fields.optional("organisation", "The organisation it is in.") as InterestOrganisation?
        start = StatedStart(from: &fields)
        let to = fields.optional("to", "The first day no longer held.") as CivilDate?
        let arisesOn =
            fields.optional("arisesOn", "When it came to matter to the body.") as CivilDate?
        let becameAwareOn =
            fields.optional("becameAwareOn", "When the person came to know of it.") as CivilDate?
        let mitigation =
            fields.optional("mitigationCode", "What is done about it.") as Mitigation?
        fields.sealed(
            "name", String.self, .personal, "The person's name.", audience: .parties)
        fields.sealed(
            "nature", String.self, .personal, "The nature of the interest.", audience: .parties)
        fields.sealed(
            "mitigation", String.self, .narrative, "What is done about it, in words.",
            audience: .parties)
        declaration = InterestDeclaration(
            person: person, role: role, isDecisionMaker: isDecisionMaker, arisesOn: arisesOn,
            becameAwareOn: becameAwareOn,
            content: InterestContent(
                type: type, directness: directness, organisation: organisation, from: start.date,
                to: to, mitigation: mitigation))
    }

    var tags: [String] { Tags.of(bodies: declaration.content.organisation?.codes ?? []) }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        try start.check()
        try declaration.content.checkPeriod(endedBy: nil)
        guard let known = state.interests[ref] else { return }
        try declaration.content.checkPeriod(endedBy: known.end?.value)
        guard let stated = known.declaration else { return }
        if stated.value.person != declaration.person {
            throw .referenceOfAnother(ref, person: stated.value.person, by: stated.by)
        }
        if stated.on == fact.occurredOn, stated.value == declaration {
            throw .alreadyDeclared(ref, on: stated.on, by: stated.by)
        }
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        state.interests.update(ref, orInsert: Interest(ref: ref)) {
            $0.declaration.contestDay(declaration, fact)
        }
    }
}

/// An interest as it was first declared.
public struct InterestDeclaration: Hashable, Sendable {
    /// Who declared it.
    public let person: Reference
    /// The sort of role that the declaration gives; nil when it gives none.
    public let role: RegisterRole?
    /// Whether the declaration says that the person decides; nil when it does not say.
    public let isDecisionMaker: Bool?
    /// When it came to matter to the body; nil when not given.
    public let arisesOn: CivilDate?
    /// When the person came to know of it; nil when not given.
    public let becameAwareOn: CivilDate?
    /// The interest itself.
    public let content: InterestContent

    /// When it arose: as stated, else when it began; nil when neither is known.
    public var arises: CoarseDate? { arisesOn.map { CoarseDate($0) } ?? content.from }
}

/// What sort of interest it is.
public enum InterestType: String, CodeList {
    /// Money is to be had from decisions.
    case financial
    /// Standing in a profession is.
    case nonFinancialProfessional
    /// Another personal benefit is.
    case nonFinancialPersonal

    static let source: StaticString =
        "Managing Conflicts of Interest, NHS England, June 2017, Annex J"
}

/// Whether an interest is somebody's own.
public enum Directness: String, CodeList {
    /// It is.
    case direct
    /// It is that of somebody close.
    case indirect
}

/// What is done about an interest.
public enum Mitigation: String, CodeList {
    /// It is declared at each meeting that it matters to.
    case declareAtMeetings
    /// The person leaves the room.
    case leaveRoom
    /// The person does not vote.
    case noVote
    /// The person does not get the papers.
    case papersWithheld
    /// The person takes no part at all.
    case excluded
    /// Nothing is needed.
    case noneNeeded
    /// Anything else.
    case other
}
