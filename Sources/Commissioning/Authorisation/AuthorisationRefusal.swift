public import EventLog

/// Why a fact about an authorisation cannot be.
public enum AuthorisationRefusal: RefusalReason, Hashable {
    /// The same deferral is on record already.
    case alreadyDeferred(on: CivilDate, by: Position)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .alreadyDeferred: "already-deferred"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .alreadyDeferred(let day, let position):
            "event \(position) already records the deferral on \(day) with the same content"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] {
        switch self {
        case .alreadyDeferred(_, let position): [position]
        }
    }
}
