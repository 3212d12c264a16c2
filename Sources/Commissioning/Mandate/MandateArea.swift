public import EventLog

/// The mandate: what the Government asks of the NHS Commissioning Board, and pledges for others.
public enum MandateArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = MandateState
    /// Why a proposal cannot be.
    public typealias Refusal = MandateRefusal

    /// `mandate`.
    public static let name = "mandate"
    /// One stream a mandate, by the years that it is for.
    public static let streamForm = "mandate/{period}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<MandateArea>] {
        [EventType(CommissioningAutonomyPledged.self)]
    }

    /// A mandate of which nothing is known.
    public static func initial(_ stream: StreamName) -> MandateState { MandateState() }
}
