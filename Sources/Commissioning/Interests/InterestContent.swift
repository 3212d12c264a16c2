public import EventLog

/// What an interest is, and from when to when it is held.
public struct InterestContent: Hashable, Sendable {
    /// What sort of interest it is.
    public let type: InterestType
    /// Whether it is the person's own.
    public let directness: Directness
    /// The organisation it is in; nil when not given.
    public let organisation: InterestOrganisation?
    /// The first day, or the span in which it lies; nil when not given.
    public let from: CoarseDate?
    /// The first day no longer held; nil while none is known.
    public let to: CivilDate?
    /// What is done about it; nil when not given.
    public let mitigation: Mitigation?

    /// Refuses an end on or before the first day it may have begun.
    ///
    /// - Parameter end: The end by an event of its own, when there is one.
    func checkPeriod(endedBy end: InterestEnd?) throws(InterestsRefusal) {
        guard let first = from?.firstDay, let last = end?.day.lastDay ?? to else { return }
        if last <= first { throw .endNotAfterStart(to: last, from: first) }
    }
}

/// The first day of an interest as its two fields give it.
struct StatedStart {
    let from: CivilDate?
    let precision: OccurredPrecision?

    /// Declares and reads both fields.
    init(from fields: inout FieldReader) {
        from = fields.optional("from", "The first day held, or the last of the span it lies in.")
        precision = fields.optional(
            "fromPrecision", "What the span is, when the day is not known.")
    }

    /// The day or the span; nil when none is given, or when a check would refuse it.
    var date: CoarseDate? {
        guard let from else { return nil }
        guard let precision else { return CoarseDate(from) }
        return CoarseDate(spanEnding: from, precision)
    }

    func check() throws(InterestsRefusal) {
        if let precision, date == nil { throw .precisionWithoutSpan(day: from, precision) }
    }
}
