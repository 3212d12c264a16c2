public import EventLog

/// A meeting ratifies a decision taken elsewhere, or does not.
struct DecisionRatified: EventData {
    typealias Area = GovernanceArea

    static let name = EventTypeName(known: "governance.decision-ratified.v1")
    static let summary = "A meeting ratifies a decision taken elsewhere, or refuses to."
    static let table = FieldTable(event: Self.self)

    let ratification: Ratification

    init(from fields: inout FieldReader) {
        let meeting = fields.required("meeting", "The meeting that ratifies.") as Reference
        let item = fields.optional("item", "The item of its agenda.") as Reference?
        let urgent =
            fields.optional("urgent", "The urgent decision; or decisionRef, or both.")
            as Reference?
        let decision =
            fields.optional("decisionRef", "The stream of what was decided.") as StreamName?
        ratification = Ratification(
            meeting: meeting, item: item, urgent: urgent, decision: decision,
            isRatified: fields.required("ratified", "Whether it stands."))
    }

    func check(in state: GovernanceState, _ fact: Fact) throws(GovernanceRefusal) {
        guard ratification.namesSomething else { throw .ratifiesNothing }
        if let known = state.ratifications.first(where: {
            $0.on == fact.occurredOn && $0.value == ratification
        }) {
            throw .alreadyRatified(meeting: ratification.meeting, on: known.on, by: known.by)
        }
    }

    /// A ratification that its check would refuse for naming nothing ratifies nothing.
    func apply(to state: inout GovernanceState, _ fact: Fact) {
        state.note(fact)
        guard ratification.namesSomething else { return }
        let known = state.ratifications.firstIndex { $0.value.isOfSame(as: ratification) }
        guard let known else { return state.ratifications.append(Stated(ratification, fact)) }
        if state.ratifications[known].value != ratification
            || state.ratifications[known].on != fact.occurredOn
        {
            state.ratifications[known].contest(with: ratification, fact)
        }
    }
}

/// What a meeting made of a decision taken elsewhere.
public struct Ratification: Hashable, Sendable {
    /// The meeting that ratified.
    public let meeting: Reference
    /// The item of its agenda; nil when not given.
    public let item: Reference?
    /// The urgent decision; nil when only the stream of what was decided is given.
    public let urgent: Reference?
    /// The stream of what was decided; nil when only the urgent decision is given.
    public let decision: StreamName?
    /// Whether it stands.
    public let isRatified: Bool

    var namesSomething: Bool { urgent != nil || decision != nil }

    /// Whether both say what one meeting made of one decision.
    func isOfSame(as other: Ratification) -> Bool {
        guard meeting == other.meeting else { return false }
        if let urgent, let otherUrgent = other.urgent { return urgent == otherUrgent }
        return decision != nil && decision == other.decision
    }
}
