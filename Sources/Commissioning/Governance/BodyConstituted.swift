public import EventLog

/// A board or committee is constituted, or constituted anew on other terms.
struct BodyConstituted: EventData {
    typealias Area = GovernanceArea

    static let name = EventTypeName(known: "governance.body-constituted.v1")
    static let summary = "A board or committee is constituted, or constituted anew."
    static let table = FieldTable(event: Self.self)

    let body: ConstitutedBody

    init(from fields: inout FieldReader) {
        let ref = fields.required("bodyRef", "The body, as meetings name it.") as Reference
        let title = fields.optional("title", "What it is called.") as String?
        let kind = fields.required("kind", "What sort of body it is.") as ConstitutedBodyKind
        let parent = fields.optional("parent", "The body it answers to.") as Reference?
        let parties =
            fields.list("parties", "The organisations that it decides for, when joint.")
            as [ODSCode]
        body = ConstitutedBody(
            ref: ref, title: title, kind: kind, parent: parent, parties: parties.sorted(),
            termsOfReference: fields.optional("termsOfReference", "Its terms of reference."))
    }

    var tags: [String] { Tags.of(bodies: body.parties) }

    func check(in state: GovernanceState, _ fact: Fact) throws(GovernanceRefusal) {
        if body.parent == body.ref { throw .ownParent(body.ref) }
        if let known = state.bodies[body.ref], known.on == fact.occurredOn, known.value == body {
            throw .alreadyConstituted(body.ref, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout GovernanceState, _ fact: Fact) {
        state.note(fact)
        state.bodies.update(body.ref, orInsert: Stated(body, fact)) { known in
            if known.on == fact.occurredOn {
                known.contestUnlessSame(body, fact)
            } else if known.value == body {
                // Nothing changed, so it is the day on which the two disagree.
                known.contest(with: body, fact)
            } else {
                known.replace(with: body, fact)
            }
        }
    }
}

/// A board or committee on the terms on which it was constituted.
public struct ConstitutedBody: Hashable, Sendable {
    /// The body, as meetings name it.
    public let ref: Reference
    /// What it is called; nil when not given.
    public let title: String?
    /// What sort of body it is.
    public let kind: ConstitutedBodyKind
    /// The body it answers to; nil when not given.
    public let parent: Reference?
    /// The organisations that it decides for, in ascending order; empty unless it is joint.
    public let parties: [ODSCode]
    /// Its terms of reference; nil when not given.
    public let termsOfReference: Citation?
}

/// What sort of body decides.
public enum ConstitutedBodyKind: String, CodeList {
    /// The governing body of a clinical commissioning group.
    case governingBody
    /// A committee.
    case committee
    /// A primary care commissioning committee.
    case primaryCareCommissioning = "PCCC"
    /// One committee of several organisations.
    case jointCommittee
    /// Committees of several organisations that meet together and each decide.
    case committeesInCommon
    /// The board of an integrated care board.
    case icbBoard = "ICB-board"
    /// A committee for a place.
    case placeCommittee
}
