public import EventLog

/// A body lets another body or an officer decide in its place.
struct DelegationGranted: EventData {
    typealias Area = GovernanceArea

    static let name = EventTypeName(known: "governance.delegation-granted.v1")
    static let summary = "A body lets another body or an officer decide in its place."
    static let table = FieldTable(event: Self.self)

    let ref: Reference
    let grantedBy: Reference
    let toBody: Reference?
    let toOfficer: Reference?
    let organisation: ODSCode?
    let function: String
    let limit: Pence?
    let instrument: DelegationInstrument
    let from: CivilDate
    let to: CivilDate?

    init(from fields: inout FieldReader) {
        ref = fields.required("delegationRef", "The delegation, as decisions name it.")
        grantedBy = fields.required("grantedBy", "The body that grants it.")
        toBody = fields.optional("toBody", "The body that may decide; or toOfficer.")
        toOfficer = fields.optional("toOfficer", "The officer who may decide; or toBody.")
        organisation = fields.optional(
            "toODS", "The organisation of that body or officer, when it is another.")
        function = fields.required("function", "What may be decided.")
        limit = fields.optional("limitPence", "Up to what value.", unit: "pence")
        instrument = fields.required("instrument", "What it rests on.")
        from = fields.required("from", "The first day.")
        to = fields.optional("to", "The first day no longer covered.")
    }

    var tags: [String] { Tags.of(bodies: [organisation]) }

    private var delegate: Delegate? {
        switch (toBody, toOfficer) {
        case (let body?, nil): .body(body)
        case (nil, let officer?): .officer(officer)
        default: nil
        }
    }

    func check(in state: GovernanceState, _ fact: Fact) throws(GovernanceRefusal) {
        guard delegate != nil else { throw .delegateNotOne }
        if let to, to <= from { throw .endNotAfterStart(to: to, from: from) }
    }

    /// A delegation that its check would refuse grants nothing.
    func apply(to state: inout GovernanceState, _ fact: Fact) {
        state.note(fact)
        guard let delegate, let period = Period(from: from, to: to) else { return }
        let grant = DelegationGrant(
            grantedBy: grantedBy, delegate: delegate, organisation: organisation,
            function: function, limit: limit, instrument: instrument, period: period)
        state.delegations.update(ref, orInsert: Delegation(ref: ref)) { $0.grant(grant, fact) }
    }
}

/// What a delegation grants, to whom and for how long.
public struct DelegationGrant: Hashable, Sendable {
    /// The body that grants it.
    public let grantedBy: Reference
    /// Who may decide.
    public let delegate: Delegate
    /// The organisation of the delegate, when it is another; nil otherwise.
    public let organisation: ODSCode?
    /// What may be decided.
    public let function: String
    /// Up to what value; nil when no limit is given.
    public let limit: Pence?
    /// What it rests on.
    public let instrument: DelegationInstrument
    /// For how long, by its own terms.
    public let period: Period
}

/// Who may decide under a delegation.
public enum Delegate: Hashable, Sendable {
    /// A body.
    case body(Reference)
    /// An officer.
    case officer(Reference)
}

/// What a delegation rests on; sections are those of the National Health Service Act 2006.
public enum DelegationInstrument: String, CodeList {
    /// The organisation's scheme of reservation and delegation.
    case schemeOfDelegation = "SoRD"
    /// Section 13Z: functions of the NHS Commissioning Board.
    case s13Z
    /// Section 14Z3: arrangements of clinical commissioning groups with each other.
    case s14Z3
    /// Section 65Z5: joint working and delegation from 2022.
    case s65Z5
    /// Section 75: arrangements with local authorities.
    case s75
    /// The terms of reference of the body.
    case termsOfReference = "TOR"
}
