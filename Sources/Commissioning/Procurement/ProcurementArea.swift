public import EventLog

/// Procurement: how a body sets out to buy a service, whom it asks, and to whom it awards.
public enum ProcurementArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = ProcurementState
    /// Why a proposal cannot be.
    public typealias Refusal = ProcurementRefusal

    /// `procurement`.
    public static let name = "procurement"
    /// One stream a procurement of a body, or of the body that leads it.
    public static let streamForm = "procurement/{ods}/{ref}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<ProcurementArea>] {
        [
            EventType(ProcurementPlanned.self),
            EventType(ProcurementCommenced.self),
            EventType(MarketEngaged.self),
            EventType(AssociateJoined.self),
            EventType(AssociateLeft.self),
            EventType(RouteDecided.self),
            EventType(ConflictsChecked.self),
            EventType(OpportunityPublished.self),
            EventType(OpportunityAmended.self),
            EventType(ClarificationAnswered.self),
            EventType(BidReceived.self),
            EventType(BidReturnedUnopened.self),
            EventType(BidsOpened.self),
            EventType(BidValued.self),
            EventType(BidDisqualified.self),
            EventType(BidWithdrawn.self),
            EventType(BidScored.self),
            EventType(ScoresModerated.self),
            EventType(KeyCriteriaAssessed.self),
            EventType(AwardRecommended.self),
            EventType(AwardDecided.self),
            EventType(AwardNotified.self),
            EventType(StandstillStarted.self),
            EventType(StandstillEnded.self),
            EventType(RepresentationReceived.self),
            EventType(RepresentationDecided.self),
            EventType(ProcurementAbandoned.self),
            EventType(NoticePublished.self),
            EventType(DecisionRegistered.self),
            EventType(TenderWaiverApproved.self),
            EventType(DepartureFromGuidanceExplained.self),
        ]
    }

    /// A procurement of which nothing is known.
    public static func initial(_ stream: StreamName) -> ProcurementState { ProcurementState() }

    /// The body whose procurement a stream is; nil when the stream does not name one.
    public static func body(of stream: StreamName) -> ODSCode? {
        stream.body(inArea: name, partCount: 3)
    }
}
