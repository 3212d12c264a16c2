public import EventLog

/// Somebody decides at once what a meeting would decide, to be reported to it.
struct UrgentDecisionTaken: EventData {
    typealias Area = GovernanceArea

    static let name = EventTypeName(known: "governance.urgent-decision-taken.v1")
    static let summary = "Somebody decides at once what a meeting would decide."
    static let table = FieldTable(event: Self.self)

    let ref: Reference
    let urgent: UrgentDecision

    init(from fields: inout FieldReader) {
        ref = fields.required("urgent", "The urgent decision, as others name it.")
        let by = fields.list("by", "Who decided.", isRequired: true) as [Reference]
        let power = fields.required("power", "The power that was used.") as String
        let decision =
            fields.optional("decisionRef", "The stream of what was decided.") as StreamName?
        let reason = fields.required("reasonCode", "Why it could not wait.") as UrgencyReason
        fields.sealed("reason", String.self, .narrative, "Why it could not wait, in words.")
        urgent = UrgentDecision(
            ref: ref, deciders: PersonList.ascending(by, by: \.self), power: power,
            decision: decision, reason: reason)
    }

    func check(in state: GovernanceState, _ fact: Fact) throws(GovernanceRefusal) {
        try PersonList.check(urgent.deciders, in: "by")
        if let known = state.urgentDecisions[ref], known.on == fact.occurredOn,
            known.value == urgent
        {
            throw .alreadyTaken(ref, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout GovernanceState, _ fact: Fact) {
        state.note(fact)
        state.urgentDecisions.contestDay(ref, urgent, fact)
    }
}

/// A decision that could not wait for a meeting.
public struct UrgentDecision: Hashable, Sendable {
    /// The urgent decision, as others name it.
    public let ref: Reference
    /// Who decided, in ascending order; at least one.
    public let deciders: [Reference]
    /// The power that was used.
    public let power: String
    /// The stream of what was decided; nil when not given.
    public let decision: StreamName?
    /// Why it could not wait.
    public let reason: UrgencyReason
}

/// Why a decision cannot wait for a meeting.
public enum UrgencyReason: String, CodeList {
    /// Patients would be at risk.
    case patientSafety
    /// A service would stop.
    case continuity
    /// A day would pass.
    case deadline
    /// Anything else.
    case other
}
