public import EventLog

/// Why a fact about commissioning support cannot be.
public enum SupportRefusal: RefusalReason, Hashable {
    /// Neither the code nor the name of the supplier is given.
    case supplierMissing
    /// A service would end on or before its start; `agreedBy` is the event that gives the start.
    case endNotAfterStart(end: CivilDate, start: CivilDate, agreedBy: Position?)
    /// The service has been exited and not agreed again.
    case alreadyExited(on: CivilDate, by: Position)
    /// The same merger or closure of the support unit is on record already.
    case alreadyEnded(on: CivilDate, by: Position)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .supplierMissing: "supplier-missing"
        case .endNotAfterStart: "end-not-after-start"
        case .alreadyExited: "already-exited"
        case .alreadyEnded: "already-ended"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .supplierMissing:
            "neither supplier nor supplierName says who supplies"
        case .endNotAfterStart(let end, let start, nil):
            "the service would end on \(end), which is not after its start on \(start)"
        case .endNotAfterStart(let end, let start, let position?):
            "the service would end on \(end), which is not after its start on \(start), as event "
                + "\(position) has it"
        case .alreadyExited(let day, let position):
            "event \(position) exits the service on \(day), and no agreement has followed"
        case .alreadyEnded(let day, let position):
            "event \(position) already ends the support unit on \(day) with the same content"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] {
        switch self {
        case .supplierMissing: []
        case .endNotAfterStart(_, _, let position): position.map { [$0] } ?? []
        case .alreadyExited(_, let position), .alreadyEnded(_, let position): [position]
        }
    }
}
