public import EventLog

/// A meeting decides on an item.
struct ItemDecided: EventData {
    typealias Area = GovernanceArea

    static let name = EventTypeName(known: "governance.item-decided.v1")
    static let summary = "A meeting decides on an item of its agenda."
    static let table = FieldTable(event: Self.self)

    let item: DecidedItem

    init(from fields: inout FieldReader) {
        let meeting = fields.required("meeting", "The meeting.") as Reference
        let ref = fields.required("item", "The item of its agenda.") as Reference
        let decision =
            fields.optional("decisionRef", "The stream of what was decided.") as StreamName?
        let deciders =
            fields.list("deciders", "Who could decide, and what they did.", isRequired: true)
            as [Decider]
        item = DecidedItem(
            meeting: meeting, item: ref, decision: decision,
            deciders: PersonList.ascending(deciders, by: \.person),
            isQuorate: fields.required(
                "quorateAfterRecusal",
                "Whether enough were left when those with an interest had gone."))
    }

    func check(in state: GovernanceState, _ fact: Fact) throws(GovernanceRefusal) {
        try PersonList.check(item.deciders.map(\.person), in: "deciders")
        if let known = state.item(item.item, of: item.meeting), known.on == fact.occurredOn,
            known.value == item
        {
            throw .alreadyDecided(
                item: item.item, meeting: item.meeting, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout GovernanceState, _ fact: Fact) {
        state.note(fact)
        state.apply(item, fact)
    }
}

/// What a meeting did with one item.
public struct DecidedItem: Hashable, Sendable {
    /// The meeting.
    public let meeting: Reference
    /// The item of its agenda.
    public let item: Reference
    /// The stream of what was decided; nil when not given.
    public let decision: StreamName?
    /// Who could decide, in ascending order of the person; at least one.
    public let deciders: [Decider]
    /// Whether enough were left when those with an interest had gone.
    public let isQuorate: Bool
}

/// Somebody who could decide on an item, and what became of that.
public struct Decider: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(Decider.self)

    /// Who.
    public let person: Reference
    /// Whether the person was there for the item.
    public let wasPresent: Bool
    /// How the person voted.
    public let vote: DeciderVote

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        person = fields.required("personRef", "Who could decide.")
        wasPresent = fields.required("presentForItem", "Whether there for the item.")
        vote = fields.required("voted", "How the person voted.")
    }
}

/// How somebody votes on an item.
public enum DeciderVote: String, CodeList {
    /// For it.
    case `for`
    /// Against it.
    case against
    /// Neither.
    case abstain
    /// Without a vote on it.
    case notEligible
}
