public import EventLog

/// Authorisation: how a commissioning group comes to be allowed to do its work.
public enum AuthorisationArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = AuthorisationState
    /// Why a proposal cannot be.
    public typealias Refusal = AuthorisationRefusal

    /// `authorisation`.
    public static let name = "authorisation"
    /// One stream a body.
    public static let streamForm = "authorisation/{ods}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<AuthorisationArea>] {
        [EventType(AuthorisationDeferred.self)]
    }

    /// An authorisation of which nothing is known.
    public static func initial(_ stream: StreamName) -> AuthorisationState { AuthorisationState() }
}
