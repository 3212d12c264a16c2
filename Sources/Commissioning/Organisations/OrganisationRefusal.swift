public import EventLog

/// Why a fact about an organisation cannot be.
public enum OrganisationRefusal: RefusalReason, Hashable {
    /// The same registration is on record already.
    case alreadyRegistered(on: CivilDate, by: Position)
    /// The same closing is on record already.
    case alreadyClosed(on: CivilDate, by: Position)
    /// The organisation would be its own predecessor.
    case succeedsItself(ODSCode)
    /// A predecessor is listed twice.
    case predecessorTwice(ODSCode)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .alreadyRegistered: "already-registered"
        case .alreadyClosed: "already-closed"
        case .succeedsItself: "succeeds-itself"
        case .predecessorTwice: "predecessor-twice"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .alreadyRegistered(let day, let position):
            "event \(position) already registers the organisation on \(day) with the same content"
        case .alreadyClosed(let day, let position):
            "event \(position) already closes the organisation on \(day) for the same reason"
        case .succeedsItself(let code):
            "\(code) is the successor and cannot be among its own predecessors"
        case .predecessorTwice(let code):
            "\(code) stands twice among the predecessors"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] {
        switch self {
        case .alreadyRegistered(_, let position), .alreadyClosed(_, let position): [position]
        case .succeedsItself, .predecessorTwice: []
        }
    }
}
