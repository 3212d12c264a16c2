public import EventLog

/// Organisations: how bodies come to be, what they are called, how they end and who follows them.
public enum OrganisationArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = OrganisationState
    /// Why a proposal cannot be.
    public typealias Refusal = OrganisationRefusal

    /// `org`.
    public static let name = "org"
    /// One stream a body.
    public static let streamForm = "org/{ods}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<OrganisationArea>] {
        [
            EventType(OrganisationRegistered.self),
            EventType(OrganisationRenamed.self),
            EventType(OrganisationClosed.self),
            EventType(OrganisationSucceeded.self),
            EventType(BoundaryMoved.self),
        ]
    }

    /// A body of which nothing is known but its code.
    public static func initial(_ stream: StreamName) -> OrganisationState {
        OrganisationState(code: body(of: stream))
    }

    /// The body that a stream is about; nil when the stream does not name one.
    public static func body(of stream: StreamName) -> ODSCode? {
        stream.body(inArea: name, partCount: 2)
    }
}
