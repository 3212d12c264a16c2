public import EventLog

/// A contract is ended before its end.
struct ContractTerminated: EventData {
    typealias Area = ContractArea

    static let name = EventTypeName(known: "contract.contract-terminated.v1")
    static let summary = "A contract is ended otherwise than by its term."
    static let table = FieldTable(event: Self.self)

    let reasonCode: ContractTermination.Reason
    let effectiveOn: CivilDate?
    let decision: Decision?

    init(from fields: inout FieldReader) {
        reasonCode = fields.required("reasonCode", "Why.")
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
        effectiveOn = fields.optional(
            "effectiveOn", "The first day no longer covered, if not this day.")
        decision = fields.optional("decision", "Where it was decided.")
    }

    func check(in state: ContractState, _ fact: Fact) throws(ContractRefusal) {
        if let known = state.termination {
            throw .alreadyTerminated(on: known.on, by: known.by)
        }
        if let effectiveOn, let start = state.award?.start, effectiveOn < start.value {
            throw .terminatedBeforeStart(
                effectiveOn: effectiveOn, start: start.value, awardedBy: start.by)
        }
    }

    func apply(to state: inout ContractState, _ fact: Fact) {
        state.noteUse(fact, isTermination: true)
        let termination = ContractTermination(
            reason: reasonCode, effectiveOn: effectiveOn ?? fact.occurredOn, decision: decision)
        state.termination.contestDay(termination, fact)
    }
}

/// How a contract was ended before its end.
public struct ContractTermination: Hashable, Sendable {
    /// Why.
    public let reason: Reason
    /// The first day no longer covered; the day of the fact when the event gives no other.
    public let effectiveOn: CivilDate
    /// Where it was decided; nil when not given.
    public let decision: Decision?

    /// Why a contract is ended.
    public enum Reason: String, CodeList {
        /// A party broke it.
        case breach
        /// Both agreed.
        case mutual
        /// One party chose to, as the contract allows.
        case convenience
        /// The provider can no longer provide.
        case providerFailure
        /// It was declared ineffective.
        case ineffective
        /// Another contract takes its place.
        case replaced
        /// Anything else.
        case other
    }
}
