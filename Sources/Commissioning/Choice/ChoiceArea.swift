public import EventLog

/// Choice of provider: which services are opened to any qualified provider, and what becomes of it.
public enum ChoiceArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = ChoiceState
    /// Why a proposal cannot be.
    public typealias Refusal = ChoiceRefusal

    /// `choice`.
    public static let name = "choice"
    /// One stream a service of a body.
    public static let streamForm = "choice/{ods}/{service}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<ChoiceArea>] {
        [
            EventType(ChoiceExtensionCommitted.self),
            EventType(LocalPriorityEngaged.self),
            EventType(ServiceSelectedForChoice.self),
            EventType(ServiceSpecificationSet.self),
            EventType(QualificationWindowOpened.self),
            EventType(ProviderApplied.self),
            EventType(ProviderQualificationAssessed.self),
            EventType(ProviderQualified.self),
            EventType(ProviderRefused.self),
            EventType(ProviderCapApplied.self),
            EventType(ProviderSuspended.self),
            EventType(ProviderRemoved.self),
            EventType(ChoiceOfferRecorded.self),
            EventType(ChoicePublicised.self),
            EventType(AlternativeProviderRequested.self),
            EventType(AlternativeProviderOffered.self),
            EventType(ChoiceRestricted.self),
            EventType(ChoiceExtensionReported.self),
        ]
    }

    /// A service of which nothing is known.
    public static func initial(_ stream: StreamName) -> ChoiceState { ChoiceState() }

    /// The body whose service a stream is; nil when the stream does not name one.
    public static func body(of stream: StreamName) -> ODSCode? {
        stream.body(inArea: name, partCount: 3)
    }
}
