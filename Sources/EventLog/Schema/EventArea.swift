/// One part of the domain: its streams, the state of one of them, and the events that make it.
///
/// An area is a decider: ``initial(_:)``, then each event's ``EventData/apply(to:_:)`` (evolve) and
/// ``EventData/check(in:_:)`` (decide).
public protocol EventArea: Sendable {
    /// What the events of one stream come to.
    associatedtype State: Sendable
    /// Why a proposal cannot be.
    associatedtype Refusal: RefusalReason
    /// The first part of its streams' names and of its types' names.
    static var name: String { get }
    /// The form of its streams' names, such as `support/{ods}/{ref}`.
    static var streamForm: String { get }
    /// Its event types; a new one is one line here.
    static var types: [EventType<Self>] { get }
    /// The state of a stream without events.
    static func initial(_ stream: StreamName) -> State
    /// What a catalogue makes of the area; never written by hand.
    static func parts() -> AreaParts
}

/// Why a proposal cannot be recorded: the typed no of an area.
public protocol RefusalReason: Error, Sendable {
    /// The rule, in kebab-case; never renamed.
    var rule: String { get }
    /// What is wrong, in one sentence, with the facts.
    var sentence: String { get }
    /// The events that stand in the way.
    var restsOn: [Position] { get }
}

/// One event type: its fields, what it does to a stream, and what it cannot follow.
///
/// Its `table` is `FieldTable(event: Self.self)`.
public protocol EventData: FieldGroup {
    /// The area it belongs to.
    associatedtype Area: EventArea
    /// Its stored name; never renamed.
    static var name: EventTypeName { get }
    /// What it records, in one sentence.
    static var summary: String { get }
    /// Who records it.
    static var recorder: Recorder { get }
    /// Names of bodies and suppliers under which the event is to be found, such as `supplier:0AR`.
    var tags: [String] { get }
    /// The domain's no: throws when the fact cannot be, given what precedes it. What is possible
    /// but wrong is recorded.
    func check(in state: Area.State, _ fact: Fact) throws(Area.Refusal)
    /// What the fact does to its stream. Total: any recorded fact can be applied to any state.
    func apply(to state: inout Area.State, _ fact: Fact)
}

extension EventData {
    /// Anybody, unless the type says so.
    public static var recorder: Recorder { .anybody }
    /// None, unless the type says so.
    public var tags: [String] { [] }
    /// Anything can be, unless the type says so.
    ///
    /// - Throws: Nothing.
    public func check(in state: Area.State, _ fact: Fact) throws(Area.Refusal) {}

    /// Reads the value, or reports why it cannot.
    @inlinable
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Self {
        var reader = FieldReader(input, table: table, log: &log)
        let data = Self(from: &reader)
        reader.readCommonFields()
        reader.finish(&log)
        return data
    }
}

/// What is known of an event beside its data, where it takes part in a history.
public struct Fact: Hashable, Sendable {
    /// The identity of the event.
    public let id: EventID
    /// Where the event stands; for a proposal, the position it would get at the earliest.
    public let position: Position
    /// The event that says it in its present form: `position`, or its newest correction.
    public let statedAt: Position
    /// The civil day in England on which it happened.
    public let occurredOn: CivilDate
    /// How finely the day is known; nil when the day itself is known.
    public let precision: OccurredPrecision?
    /// The instant, where known.
    public let time: Instant?
    /// When the ledger took it in.
    public let recordedTime: Instant
    /// Whether facts that happened later had been recorded before it in its stream.
    public let isLate: Bool

    /// - Parameters:
    ///   - id: The identity of the event.
    ///   - position: Where the event stands.
    ///   - statedAt: The event that says it in its present form.
    ///   - occurredOn: The civil day in England on which it happened.
    ///   - precision: How finely the day is known; nil when the day itself is known.
    ///   - time: The instant, where known.
    ///   - recordedTime: When the ledger took it in.
    ///   - isLate: Whether later facts of its stream had been recorded before it.
    public init(
        id: EventID, position: Position, statedAt: Position, occurredOn: CivilDate,
        precision: OccurredPrecision?, time: Instant?, recordedTime: Instant, isLate: Bool
    ) {
        self.id = id
        self.position = position
        self.statedAt = statedAt
        self.occurredOn = occurredOn
        self.precision = precision
        self.time = time
        self.recordedTime = recordedTime
        self.isLate = isLate
    }

    /// The same fact, as a correction says it again.
    func restated(
        by correction: Position, occurredOn: CivilDate, precision: OccurredPrecision?,
        time: Instant?
    ) -> Fact {
        Fact(
            id: id, position: position, statedAt: correction, occurredOn: occurredOn,
            precision: precision, time: time, recordedTime: recordedTime, isLate: isLate)
    }

    /// Where it stands in the order of its stream's history.
    public var order: HistoryOrder {
        HistoryOrder(occurredOn: occurredOn, time: time, position: position)
    }
}

/// The order of a stream's history: day, then instant (absent sorts as midnight in London), then
/// position of the event as first recorded.
public struct HistoryOrder: Hashable, Comparable, Sendable {
    let occurredOn: CivilDate
    let instant: Int64
    let position: Position

    /// - Parameters:
    ///   - occurredOn: The civil day in England.
    ///   - time: The instant, where known.
    ///   - position: Of the event as first recorded.
    public init(occurredOn: CivilDate, time: Instant?, position: Position) {
        self.occurredOn = occurredOn
        instant = HistoryOrder.instant(of: time, on: occurredOn)
        self.position = position
    }

    /// What stands for an instant in the order: midnight in London, the least of its day, is the
    /// same as no instant.
    static func instant(of time: Instant?, on day: CivilDate) -> Int64 {
        guard let time else { return .min }
        // Midnight in London is a full hour in UTC; most instants are not.
        let isFullHour = time.microseconds % 3_600_000_000 == 0
        return isFullHour && time == Instant(startOfDayInLondon: day) ? .min : time.microseconds
    }

    /// Whether one fact stands before another in a history.
    public static func < (left: HistoryOrder, right: HistoryOrder) -> Bool {
        if left.occurredOn != right.occurredOn { return left.occurredOn < right.occurredOn }
        if left.instant != right.instant { return left.instant < right.instant }
        return left.position < right.position
    }
}
