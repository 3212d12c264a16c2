public import Commissioning
public import EventLog

/// What governance has on record of where a decision was taken.
public enum DecisionPlace: Sendable {
    /// The decision does not say where.
    case notStated
    /// In a meeting.
    case meeting(MeetingOnRecord)
    /// By an officer.
    case officer(DelegationOnRecord)
    /// Under the urgent procedure.
    case urgent(UrgencyOnRecord)

    /// Looks a decision up in the governance of the bodies concerned; the first that knows of it
    /// counts.
    init(
        _ decision: Decision?, on day: CivilDate, worth value: Money?,
        in records: [GovernanceState]
    ) {
        switch decision {
        case nil: self = .notStated
        case .meeting(let meeting, let item):
            let state = records.first { $0.meetings[meeting] != nil }
            self = .meeting(MeetingOnRecord(meeting, item, in: state))
        case .officer(let officer, let delegation):
            let known = delegation.flatMap { delegation in
                records.compactMap { $0.delegations[delegation] }.first
            }
            self = .officer(
                DelegationOnRecord(
                    officer: officer, isNamed: delegation != nil,
                    grant: known?.grant(inForceOn: day), worth: value))
        case .urgent(let urgent):
            let state = records.first { $0.urgentDecisions[urgent] != nil }
            self = .urgent(
                UrgencyOnRecord(
                    taken: state?.urgentDecisions[urgent],
                    ratifications: records.flatMap { $0.ratifications(ofUrgent: urgent) }))
        }
    }

    /// The types of the events that would say what is not on record.
    public var missing: [String] {
        switch self {
        case .notStated: []
        case .meeting(let meeting):
            (meeting.held == nil ? ["governance.meeting-held"] : [])
                + (meeting.item == nil ? ["governance.item-decided"] : [])
        case .officer(let officer):
            officer.grant == nil ? ["governance.delegation-granted"] : []
        case .urgent(let urgent):
            (urgent.taken == nil ? ["governance.urgent-decision-taken"] : [])
                + (urgent.ratifications.isEmpty ? ["governance.decision-ratified"] : [])
        }
    }

    /// The events that say it.
    public var why: [Position] {
        switch self {
        case .notStated: []
        case .meeting(let meeting):
            [meeting.held?.by, meeting.item?.by, meeting.minutes?.by].compactMap { $0 }
        case .officer(let officer): [officer.grant?.by].compactMap { $0 }
        case .urgent(let urgent):
            [urgent.taken?.by].compactMap { $0 } + urgent.ratifications.map(\.by)
        }
    }
}

/// A meeting, as far as it is on record.
public struct MeetingOnRecord: Sendable {
    /// Who met, and in whose name; nil when not on record.
    public let held: Stated<HeldMeeting>?
    /// What the body that met is called; nil when not on record.
    public let bodyTitle: String?
    /// Who decided under the item; nil when not on record.
    public let item: Stated<DecidedItem>?
    /// Its minutes; nil when none are approved.
    public let minutes: Stated<ApprovedMinutes>?

    init(_ meeting: Reference, _ item: Reference?, in state: GovernanceState?) {
        let known = state?.meetings[meeting]
        held = known?.held
        bodyTitle = known?.held.flatMap { state?.bodies[$0.value.body]?.value.title }
        self.item = item.flatMap { known?.items[$0] }
        minutes = known?.minutes
    }
}

/// An officer's delegation, as far as it is on record.
public struct DelegationOnRecord: Sendable {
    /// Who decided.
    public let officer: Reference
    /// Whether the decision names a delegation.
    public let isNamed: Bool
    /// The grant in force on the day of the decision; nil when there is none on record.
    public let grant: Stated<DelegationGrant>?
    /// Whether what was decided is worth more than the limit; nil when either is not known.
    public let isAboveLimit: Bool?

    init(officer: Reference, isNamed: Bool, grant: Stated<DelegationGrant>?, worth value: Money?) {
        self.officer = officer
        self.isNamed = isNamed
        self.grant = grant
        if let limit = grant?.value.limit, let value {
            isAboveLimit = value.pence > limit
        } else {
            isAboveLimit = nil
        }
    }
}

/// An urgent decision, as far as it is on record.
public struct UrgencyOnRecord: Sendable {
    /// Who took it, and under which power; nil when not on record.
    public let taken: Stated<UrgentDecision>?
    /// Where it was reported and whether it was ratified.
    public let ratifications: [Stated<Ratification>]
}
