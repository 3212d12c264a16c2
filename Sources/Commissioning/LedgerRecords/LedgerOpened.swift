public import EventLog

/// A ledger begins; entry 0 of its log.
struct LedgerOpened: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.opened.v1")
    static let summary = "A ledger begins."
    static let recorder = Recorder.ledger(when: "it is made: ccgledger init")
    static let table = FieldTable(event: Self.self)

    let opening: LedgerOpening

    init(from fields: inout FieldReader) {
        opening = LedgerOpening(
            origin: fields.required("origin", "The log's name.", source: "C2SP tlog-checkpoint"),
            format: fields.required("format", "The version of the log's format."),
            clock: fields.required("clock", "Where recorded time comes from."),
            predecessor: fields.optional("predecessor", "The log it carries on."))
    }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        if let known = state.opening { throw .alreadyOpened(by: known.by) }
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        state.opening.contestDay(opening, fact)
    }
}

/// How a ledger began.
public struct LedgerOpening: Hashable, Sendable {
    /// The log's name.
    public let origin: Reference
    /// The version of the log's format.
    public let format: Int64
    /// Where recorded time comes from.
    public let clock: ClockKind
    /// The log it carries on; nil when it is the first.
    public let predecessor: PredecessorLog?
}

/// Where recorded time comes from.
public enum ClockKind: String, CodeList {
    /// A machine's clock.
    case real
    /// The lines of a seed.
    case simulated
}

/// The log that another one carries on, and what it held then.
public struct PredecessorLog: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(PredecessorLog.self)

    /// The log's name.
    public let origin: Reference
    /// How many events it held.
    public let size: Int64
    /// The root of its tree.
    public let root: Base64Root

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        origin = fields.required("origin", "The log's name.", source: "C2SP tlog-checkpoint")
        size = fields.required("size", "How many events it held.", unit: "events")
        root = fields.required("root", "The root of its tree.", source: "RFC 6962, section 2.1")
    }
}
