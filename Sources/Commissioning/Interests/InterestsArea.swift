public import EventLog

/// Interests: who holds a role, what each has declared, and how the registers were kept.
public enum InterestsArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = InterestsState
    /// Why a proposal cannot be.
    public typealias Refusal = InterestsRefusal

    /// `interests`.
    public static let name = "interests"
    /// One stream an organisation, for all its registers.
    public static let streamForm = "interests/{ods}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<InterestsArea>] {
        [
            EventType(RoleTaken.self),
            EventType(InterestDeclared.self),
            EventType(InterestUpdated.self),
            EventType(PublicationWithheld.self),
            EventType(NilReturnMade.self),
            EventType(GiftOrHospitalityDeclared.self),
            EventType(ConflictGuardianAppointed.self),
            EventType(ConflictBreachRecorded.self),
            EventType(RegisterReviewed.self),
            EventType(RegisterPublished.self),
            EventType(InterestEnded.self),
            EventType(RoleLeft.self),
        ]
    }

    /// An organisation of whose registers nothing is known.
    public static func initial(_ stream: StreamName) -> InterestsState { InterestsState() }

    /// The organisation whose registers a stream is; nil when the stream does not name one.
    public static func body(of stream: StreamName) -> ODSCode? {
        stream.body(inArea: name, partCount: 2)
    }
}
