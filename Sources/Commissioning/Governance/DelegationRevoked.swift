public import EventLog

/// A delegation is taken back.
struct DelegationRevoked: EventData {
    typealias Area = GovernanceArea

    static let name = EventTypeName(known: "governance.delegation-revoked.v1")
    static let summary = "A delegation is taken back: this is the first day without it."
    static let table = FieldTable(event: Self.self)

    let ref: Reference
    let reasonCode: RevocationReason

    init(from fields: inout FieldReader) {
        ref = fields.required("delegationRef", "The delegation.")
        reasonCode = fields.required("reasonCode", "Why.")
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
    }

    func check(in state: GovernanceState, _ fact: Fact) throws(GovernanceRefusal) {
        if let known = state.delegations[ref]?.revocation {
            throw .alreadyRevoked(ref, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout GovernanceState, _ fact: Fact) {
        state.note(fact)
        state.delegations.update(ref, orInsert: Delegation(ref: ref)) {
            $0.revoke(reasonCode, fact)
        }
    }
}

/// Why a delegation is taken back.
public enum RevocationReason: String, CodeList {
    /// Another takes its place.
    case superseded
    /// Its time is over.
    case expired
    /// It was not used as it should be.
    case misused
    /// The bodies changed.
    case reorganised
    /// Anything else.
    case other
}
