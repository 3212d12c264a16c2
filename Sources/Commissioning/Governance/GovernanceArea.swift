public import EventLog

/// Governance: who may decide for a body, who met, what they decided and who ratified it.
public enum GovernanceArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = GovernanceState
    /// Why a proposal cannot be.
    public typealias Refusal = GovernanceRefusal

    /// `governance`.
    public static let name = "governance"
    /// One stream an organisation, for all its boards and committees.
    public static let streamForm = "governance/{ods}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<GovernanceArea>] {
        [
            EventType(BodyConstituted.self),
            EventType(MembershipSet.self),
            EventType(DelegationGranted.self),
            EventType(DelegationRevoked.self),
            EventType(MeetingHeld.self),
            EventType(ItemDecided.self),
            EventType(UrgentDecisionTaken.self),
            EventType(DecisionRatified.self),
            EventType(MinutesApproved.self),
        ]
    }

    /// An organisation of whose governance nothing is known.
    public static func initial(_ stream: StreamName) -> GovernanceState { GovernanceState() }

    /// The organisation whose governance a stream is; nil when the stream does not name one.
    public static func body(of stream: StreamName) -> ODSCode? {
        stream.body(inArea: name, partCount: 2)
    }
}
