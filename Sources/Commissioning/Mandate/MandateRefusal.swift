public import EventLog

/// Why a fact about a mandate cannot be.
public enum MandateRefusal: RefusalReason, Hashable {
    /// The same pledge is on record already.
    case alreadyPledged(on: CivilDate, by: Position)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .alreadyPledged: "already-pledged"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .alreadyPledged(let day, let position):
            "event \(position) already records the pledge on \(day) with the same content"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] {
        switch self {
        case .alreadyPledged(_, let position): [position]
        }
    }
}
