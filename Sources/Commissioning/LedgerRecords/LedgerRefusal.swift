public import EventLog

/// Why a fact about the ledger itself cannot be.
public enum LedgerRefusal: RefusalReason, Hashable {
    /// A ledger is opened once.
    case alreadyOpened(by: Position)
    /// A declaration covers an area or event types: one of both.
    case scopeNotOne
    /// The period declared would end on or before its start.
    case endNotAfterStart(to: CivilDate, from: CivilDate)
    /// No declaration with this id is on record.
    case declarationUnknown(EventID)
    /// The declaration has been ended in the same way.
    case alreadyEnded(on: CivilDate, by: Position)
    /// The state would be of more events than had been recorded before.
    case stateNotYetKnown(logSize: Int64, at: Position)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .alreadyOpened: "already-opened"
        case .scopeNotOne: "scope-not-one"
        case .endNotAfterStart: "end-not-after-start"
        case .declarationUnknown: "declaration-unknown"
        case .alreadyEnded: "already-ended"
        case .stateNotYetKnown: "state-not-yet-known"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .alreadyOpened(let position):
            "event \(position) has opened the ledger"
        case .scopeNotOne:
            "a declaration covers either an area or eventTypes: exactly one of both"
        case .endNotAfterStart(let to, let from):
            "the declaration would end on \(to), which is not after its start on \(from)"
        case .declarationUnknown(let id):
            "the stream holds no coverage declaration \(id) before this day"
        case .alreadyEnded(let day, let position):
            "event \(position) already ends the declaration on \(day) for the same reason"
        case .stateNotYetKnown(let logSize, let position):
            "\(logSize) events had not been recorded before event \(position)"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] {
        switch self {
        case .alreadyOpened(let position), .alreadyEnded(_, let position): [position]
        case .scopeNotOne, .endNotAfterStart, .declarationUnknown, .stateNotYetKnown: []
        }
    }
}
