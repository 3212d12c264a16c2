public import EventLog

/// What a rule answers about one matter.
public enum Outcome: Hashable, Sendable {
    /// Evidence on the ledger meets it.
    case met
    /// Evidence on the ledger indicates that it was not kept.
    case breached
    /// It needs explanation.
    case concern
    /// Guidance was departed from, and the explanation is recorded.
    case explained
    /// It can still be kept; the last day for that.
    case notYetDue(CivilDate)
    /// A fact is missing without which nobody can tell.
    case notDeterminable
    /// It does not apply.
    case notApplicable
    /// The source itself sets no test.
    case unspecified
}

extension Outcome {
    /// The name as programs read it; never changed.
    public var name: String {
        switch self {
        case .met: "met"
        case .breached: "breached"
        case .concern: "concern"
        case .explained: "explained"
        case .notYetDue: "notYetDue"
        case .notDeterminable: "notDeterminable"
        case .notApplicable: "notApplicable"
        case .unspecified: "unspecified"
        }
    }

    /// The words in which people read it.
    public var words: String {
        switch self {
        case .met: "evidence on the ledger meets it"
        case .breached: "evidence on the ledger indicates non-compliance"
        case .concern: "needs explanation"
        case .explained: "departed from, with a recorded explanation"
        case .notYetDue(let day): "not yet due, by \(day)"
        case .notDeterminable: "cannot be told from what is recorded"
        case .notApplicable: "does not apply"
        case .unspecified: "the source sets no test"
        }
    }

    /// Whether somebody is asked to answer for it.
    public var isAdverse: Bool { self == .breached || self == .concern }

    /// The day by which it is due; nil for every other outcome.
    public var dueOn: CivilDate? {
        guard case .notYetDue(let day) = self else { return nil }
        return day
    }
}
