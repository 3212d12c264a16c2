public import EventLog

/// Why a fact about a measure cannot be.
public enum MeasureRefusal: RefusalReason, Hashable {
    /// The period would end on or before its start.
    case endNotAfterStart(to: CivilDate, from: CivilDate)
    /// An observation is a part of a number of cases or a value: one of both.
    case observationNotOne

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .endNotAfterStart: "end-not-after-start"
        case .observationNotOne: "observation-not-one"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .endNotAfterStart(let to, let from):
            "the period would end on \(to), which is not after its start on \(from)"
        case .observationNotOne:
            "an observation has either numerator and denominator, or a value"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] { [] }
}
