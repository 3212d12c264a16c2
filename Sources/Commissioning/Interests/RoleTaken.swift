public import EventLog

/// Somebody takes a role for which interests are to be declared.
struct RoleTaken: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.role-taken.v1")
    static let summary = "Somebody is appointed to a role for which interests are declared."
    static let table = FieldTable(event: Self.self)

    let key: RoleKey
    let position: String?
    let isDecisionMaker: Bool
    let from: CivilDate?

    init(from fields: inout FieldReader) {
        key = RoleKey(from: &fields)
        position = fields.optional("position", "What the position is called.")
        isDecisionMaker = fields.required(
            "isDecisionMaker", "Whether who holds it has a material part in decisions.",
            source: "Managing Conflicts of Interest, NHS England, June 2017")
        from = fields.optional("from", "The first day in it, when it is another.")
        fields.sealed(
            "name", String.self, .personal, "The person's name.", audience: .parties)
    }

    private func terms(_ fact: Fact) -> RoleTerms {
        RoleTerms(
            position: position, isDecisionMaker: isDecisionMaker, from: from ?? fact.occurredOn)
    }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        guard let last = state.roles[key]?.terms.last, last.left == nil else { return }
        let terms = terms(fact)
        if last.taken.value == terms {
            throw .alreadyTaken(person: key.person, from: terms.from, by: last.taken.by)
        }
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        state.roles.update(key, orInsert: RoleTenure(key: key)) { $0.take(terms(fact), fact) }
    }
}

/// What tells roles apart: one person may have several, in several boards.
public struct RoleKey: Hashable, Sendable {
    /// Who.
    public let person: Reference
    /// The sort of role.
    public let role: RegisterRole
    /// The board or committee that it is in; nil when it is in none or none is given.
    public let body: Reference?

    /// Declares and reads the three fields.
    init(from fields: inout FieldReader) {
        person = fields.required("personRef", "Who.")
        role = fields.required("role", "The sort of role.")
        body = fields.optional("bodyRef", "The board or committee that it is in.")
    }
}

/// A sort of role whose holders declare their interests.
///
/// Source: National Health Service Act 2006, section 14O(1).
public enum RegisterRole: String, CodeList {
    /// A member of the governing body, or of the board of an integrated care board.
    case governingBody
    /// A member of a committee or sub-committee.
    case committee
    /// A member practice, or a partner or employee of it who acts for the group.
    case memberPractice
    /// An employee.
    case employee
    /// Somebody under another contract.
    case contractor
    /// Anything else.
    case other
}

/// On what terms somebody holds a role.
public struct RoleTerms: Hashable, Sendable {
    /// What the position is called; nil when not given.
    public let position: String?
    /// Whether who holds it has a material part in decisions.
    public let isDecisionMaker: Bool
    /// The first day in it.
    public let from: CivilDate
}
