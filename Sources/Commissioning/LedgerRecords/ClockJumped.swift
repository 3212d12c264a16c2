public import EventLog

/// The clock that recorded times come from jumped.
struct ClockJumped: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.clock-jumped.v1")
    static let summary =
        "The clock jumped: recorded times about here need not say when the ledger knew."
    static let recorder = Recorder.ledger(
        when: "it notices that its clock jumped, before it records anything else")
    static let table = FieldTable(event: Self.self)

    let jump: ClockJump

    init(from fields: inout FieldReader) {
        jump = ClockJump(
            clock: fields.required("clock", "What the clock said when it was noticed."),
            expected: fields.required("expected", "What it should have said, at least."),
            measuredBy: fields.required("measuredBy", "How it was noticed."),
            direction: fields.required("direction", "Which way it jumped."),
            seconds: fields.required("seconds", "By how much.", unit: "seconds"))
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        state.clockJumps.append(Stated(jump, fact))
    }
}

/// A jump of the clock that recorded times come from.
public struct ClockJump: Hashable, Sendable {
    /// What the clock said when it was noticed.
    public let clock: Instant
    /// What it should have said, at least.
    public let expected: Instant
    /// How it was noticed.
    public let measuredBy: Measure
    /// Which way it jumped.
    public let direction: Direction
    /// By how much, in whole seconds.
    public let seconds: Int64

    /// Takes in what was noticed.
    ///
    /// - Parameters:
    ///   - clock: What the clock said.
    ///   - expected: What it should have said, at least.
    ///   - measuredBy: How it was noticed.
    ///   - direction: Which way it jumped.
    ///   - seconds: By how much, in whole seconds.
    public init(
        clock: Instant, expected: Instant, measuredBy: Measure, direction: Direction,
        seconds: Int64
    ) {
        self.clock = clock
        self.expected = expected
        self.measuredBy = measuredBy
        self.direction = direction
        self.seconds = seconds
    }

    /// How a jump is noticed.
    public enum Measure: String, CodeList {
        /// The log had taken something in later than the clock says it is.
        case recordedTime
        /// More or less time had passed by the clock than the machine had been running.
        case runningTime
    }

    /// Which way a clock jumps.
    public enum Direction: String, CodeList {
        /// To an earlier time.
        case back
        /// To a later time.
        case forward
    }
}
