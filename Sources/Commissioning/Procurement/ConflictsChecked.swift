public import EventLog

/// Those who decide are asked for their interests, and what follows from them.
struct ConflictsChecked: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.conflicts-checked.v1")
    static let summary = "Those who decide are asked for their interests."
    static let table = FieldTable(event: Self.self)

    let checked: ConflictsCheck

    init(from fields: inout FieldReader) {
        checked = ConflictsCheck(
            decision: fields.required("decision", "Where it was checked."),
            declared: fields.list("declared", "Interests; none was declared when absent."),
            actions: fields.list("actions", "What was done about them."))
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.conflictsChecks.append(Stated(checked, fact))
    }
}

/// A check for conflicts of interest.
public struct ConflictsCheck: Hashable, Sendable {
    /// Where it was made.
    public let decision: Decision
    /// Interests; empty when none was declared.
    public let declared: [DeclaredConflict]
    /// What was done about them; empty when nothing is named.
    public let actions: [ConflictAction]
}

/// An interest that somebody declared.
public struct DeclaredConflict: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(DeclaredConflict.self)

    /// Who declared it.
    public let person: Reference
    /// The interest in the register; nil when none is named.
    public let interest: Reference?

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        person = fields.required("personRef", "Who declared it.")
        interest = fields.optional("interestRef", "The interest in the register.")
    }
}

/// What was done about somebody's conflict of interest.
public struct ConflictAction: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(ConflictAction.self)

    /// Whose conflict it is.
    public let person: Reference
    /// What was done.
    public let action: Action
    /// Why; nil when not given.
    public let reason: Reason?

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        person = fields.required("personRef", "Whose conflict it is.")
        action = fields.required("action", "What was done.")
        reason = fields.optional("reasonCode", "Why.")
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
    }

    /// What can be done about a conflict.
    public enum Action: String, CodeList {
        /// The person left the room.
        case leftRoom
        /// The person did not vote.
        case noVote
        /// The person was allowed to stay and to take part.
        case mayStay
        /// The person did not get the papers.
        case papersWithheld
        /// The person took no part at all.
        case recused
        /// Nothing was needed.
        case noneNeeded
    }

    /// Why something is done about a conflict, or nothing.
    public enum Reason: String, CodeList {
        /// The interest is material.
        case materialInterest
        /// The interest is minor.
        case minorInterest
        /// The interest can have no influence.
        case noInfluence
        /// Anything else.
        case other
    }
}
