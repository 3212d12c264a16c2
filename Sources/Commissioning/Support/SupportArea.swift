public import EventLog

/// Commissioning support: what a body needs, how it decides where to get it, from whom it does.
public enum SupportArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = SupportState
    /// Why a proposal cannot be.
    public typealias Refusal = SupportRefusal

    /// `support`.
    public static let name = "support"
    /// One stream an arrangement of a body; a support unit's own end stands under its own code.
    public static let streamForm = "support/{ods}/{ref}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<SupportArea>] {
        [
            EventType(SupportNeedIdentified.self),
            EventType(SupportOptionAppraised.self),
            EventType(SupportSourcingDecided.self),
            EventType(SupportDecisionConstrained.self),
            EventType(SupportServiceAgreed.self),
            EventType(SupportServiceVaried.self),
            EventType(SupportServiceExtended.self),
            EventType(SupportServiceExited.self),
            EventType(CSUMerged.self),
            EventType(CSUClosed.self),
            EventType(FrameworkSupplierAccredited.self),
            EventType(FrameworkSupplierRejected.self),
        ]
    }

    /// An arrangement of which nothing is known.
    public static func initial(_ stream: StreamName) -> SupportState { SupportState() }

    /// The body whose arrangement a stream is; nil when the stream does not name one.
    public static func body(of stream: StreamName) -> ODSCode? {
        stream.body(inArea: name, partCount: 3)
    }
}
