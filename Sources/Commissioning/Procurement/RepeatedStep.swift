public import EventLog

/// A step of a procurement that is on record already and cannot be taken again.
public enum RepeatedStep: Hashable, Sendable {
    /// The same plan.
    case planned
    /// An associate that has joined and not left.
    case associateJoined(ODSCode)
    /// A bid that is in, neither withdrawn nor returned.
    case bidReceived(Reference)
    /// A bid that was returned unopened.
    case bidReturned(Reference)
    /// A bid that was opened.
    case bidOpened(Reference)
    /// A bid that was withdrawn, for that lot where one is named.
    case bidWithdrawn(Reference, lot: Reference?)
    /// A bid that was disqualified, for that lot where one is named.
    case bidDisqualified(Reference, lot: Reference?)
    /// The same award.
    case awardDecided(Reference)
    /// The same standstill.
    case standstillStarted
    /// An abandonment with nothing commenced since.
    case abandoned

    /// The rule, in kebab-case.
    var rule: String {
        switch self {
        case .planned: "already-planned"
        case .associateJoined: "already-joined"
        case .bidReceived: "bid-already-received"
        case .bidReturned: "bid-already-returned"
        case .bidOpened: "bid-already-opened"
        case .bidWithdrawn: "bid-already-withdrawn"
        case .bidDisqualified: "bid-already-disqualified"
        case .awardDecided: "award-already-decided"
        case .standstillStarted: "standstill-already-started"
        case .abandoned: "already-abandoned"
        }
    }

    /// What the event on record does, for a sentence that goes on with its day.
    var deed: String {
        switch self {
        case .planned: "already plans the same procurement"
        case .associateJoined(let code): "already has \(code) joined, which has not left"
        case .bidReceived(let bid):
            "already receives bid \(bid), which is neither withdrawn nor returned"
        case .bidReturned(let bid): "returns bid \(bid) unopened"
        case .bidOpened(let bid): "already opens bid \(bid)"
        case .bidWithdrawn(let bid, let lot):
            "already withdraws bid \(bid)\(RepeatedStep.place(lot))"
        case .bidDisqualified(let bid, let lot):
            "already disqualifies bid \(bid)\(RepeatedStep.place(lot))"
        case .awardDecided(let award): "already decides award \(award) with the same content"
        case .standstillStarted: "already starts the same standstill"
        case .abandoned: "abandons the procurement, and nothing has commenced since"
        }
    }

    private static func place(_ lot: Reference?) -> String {
        lot.map { " for lot \($0)" } ?? ""
    }
}
