public import EventLog

/// Somebody no longer has an interest.
struct InterestEnded: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.interest-ended.v1")
    static let summary = "An interest ends: this is the first day on which it is not held."
    static let table = FieldTable(event: Self.self)

    let ref: Reference
    let reason: InterestEndReason?
    let reportedOn: CivilDate?

    init(from fields: inout FieldReader) {
        ref = fields.required("interestRef", "The interest.")
        reason = fields.optional("reasonCode", "Why it ended.")
        reportedOn = fields.optional("reportedOn", "When the person said so.")
    }

    private func end(_ fact: Fact) -> InterestEnd {
        let span = fact.precision.flatMap { CoarseDate(spanEnding: fact.occurredOn, $0) }
        return InterestEnd(
            day: span ?? CoarseDate(fact.occurredOn), reason: reason, reportedOn: reportedOn)
    }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        guard let interest = state.interests[ref] else { return }
        let end = end(fact)
        if let known = interest.end, known.value == end {
            throw .alreadyEnded(ref, on: known.on, by: known.by)
        }
        try interest.content?.checkPeriod(endedBy: end)
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        state.interests.update(ref, orInsert: Interest(ref: ref)) {
            $0.end.contest(with: end(fact), fact)
        }
    }
}

/// How an interest ended.
public struct InterestEnd: Hashable, Sendable {
    /// The first day no longer held, or the span in which it lies.
    public let day: CoarseDate
    /// Why; nil when not given.
    public let reason: InterestEndReason?
    /// When the person said so; nil when not given.
    public let reportedOn: CivilDate?
}

/// Why an interest ends.
public enum InterestEndReason: String, CodeList {
    /// The person gave up the post.
    case resigned
    /// What the person owned was sold.
    case sold
    /// The organisation is no more.
    case organisationClosed
    /// The person whose interest it was is no longer close.
    case relationshipEnded
    /// Anything else.
    case other
}
