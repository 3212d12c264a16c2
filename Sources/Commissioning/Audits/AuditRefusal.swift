public import EventLog

/// Why a fact about an audit cannot be.
public enum AuditRefusal: RefusalReason, Hashable {
    /// The days that were searched would end on or before their start.
    case endNotAfterStart(to: CivilDate, from: CivilDate)
    /// The search would be of days that were still to come.
    case searchBeforeItsDays(from: CivilDate, on: CivilDate)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .endNotAfterStart: "end-not-after-start"
        case .searchBeforeItsDays: "search-before-its-days"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .endNotAfterStart(let to, let from):
            "the days searched would end on \(to), which is not after their start on \(from)"
        case .searchBeforeItsDays(let from, let on):
            "a search of \(on) cannot be of days from \(from) on, which had not come"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] { [] }
}
