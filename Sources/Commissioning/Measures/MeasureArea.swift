public import EventLog

/// Measures: numbers for periods, what they are of and what they are held against.
public enum MeasureArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = MeasureState
    /// Why a proposal cannot be.
    public typealias Refusal = MeasureRefusal

    /// `measure`.
    public static let name = "measure"
    /// One stream a measure that a body keeps.
    public static let streamForm = "measure/{ods}/{ref}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<MeasureArea>] {
        [EventType(MeasureDefined.self), EventType(ObservationPublished.self)]
    }

    /// A measure of which nothing is known.
    public static func initial(_ stream: StreamName) -> MeasureState { MeasureState() }
}
