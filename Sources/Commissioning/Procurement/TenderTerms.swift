public import EventLog

/// The terms on which bids are asked for, as published and amended.
public struct TenderTerms: Hashable, Sendable {
    /// The last moment for bids; contested when two publications name another.
    public internal(set) var deadline: Stated<Instant>?
    /// The criteria in their present version; contested when two publications have others.
    public internal(set) var criteria: Stated<CriteriaTree>?
    /// The lots; contested when two publications have others.
    public internal(set) var lots: Stated<[TenderLot]>?
    /// The criteria of every version on record.
    public private(set) var knownCriteria: Set<Reference> = []
    /// The lots of every version on record.
    public private(set) var knownLots: Set<Reference> = []

    init() {}

    /// Takes in a publication; what was published before the commencement gives way to it.
    mutating func publish(
        _ opportunity: Opportunity, _ tree: CriteriaTree?, commencedOn: CivilDate?, _ fact: Fact
    ) {
        TenderTerms.take(opportunity.deadline, &deadline, commencedOn, fact)
        TenderTerms.take(tree, &criteria, commencedOn, fact)
        let lots = opportunity.lots
        TenderTerms.take(lots.isEmpty ? nil : lots, &self.lots, commencedOn, fact)
        note(tree)
        knownLots.formUnion(lots.map(\.id))
    }

    /// Takes in an amendment, which holds from now on.
    mutating func amend(deadline: Instant?, _ tree: CriteriaTree?, _ fact: Fact) {
        if let deadline { self.deadline.replace(with: deadline, fact) }
        if let tree { criteria.replace(with: tree, fact) }
        note(tree)
    }

    private mutating func note(_ tree: CriteriaTree?) {
        if let tree { knownCriteria.formUnion(tree.criteria.map(\.id)) }
    }

    private static func take<Value>(
        _ value: Value?, _ stated: inout Stated<Value>?, _ commencedOn: CivilDate?, _ fact: Fact
    ) {
        guard let value else { return }
        if let known = stated, let commencedOn, known.on < commencedOn {
            stated.replace(with: value, fact)
        } else {
            stated.contest(with: value, fact)
        }
    }
}

/// When something happened, as finely as it is known.
struct Moment: Hashable {
    /// The instant; nil when it is not known.
    let time: Instant?
    /// The first day on which it may have happened.
    let firstDay: CivilDate
    /// The last day on which it may have happened.
    let lastDay: CivilDate

    init(of fact: Fact) {
        time = fact.time
        firstDay =
            fact.precision?.firstDay(ofSpanEnding: fact.occurredOn) ?? fact.occurredOn
        lastDay = fact.occurredOn
    }
}

extension TenderTerms {
    /// Whether a moment is after the deadline: by its instant where that is known, else by its day;
    /// nil when neither tells.
    func isAfterDeadline(_ moment: Moment) -> Bool? {
        guard let deadline = deadline?.value else { return nil }
        if let time = moment.time { return time > deadline }
        let day = deadline.londonDate
        if moment.firstDay > day { return true }
        return moment.lastDay <= day ? false : nil
    }

    /// Whether a moment is before the deadline: by its instant where that is known, else by its
    /// day; nil when neither tells.
    func isBeforeDeadline(_ moment: Moment) -> Bool? {
        guard let deadline = deadline?.value else { return nil }
        if let time = moment.time { return time < deadline }
        let day = deadline.londonDate
        if moment.lastDay < day { return true }
        return moment.firstDay >= day ? false : nil
    }
}

extension Stated {
    /// Every event that states it or has stated it, in ascending order.
    fileprivate var events: [Position] { (superseded + contests + [by]).sorted() }
}

extension ProcurementState {
    /// Refuses a lot that is listed twice, or that is not published while others are.
    func checkLots(_ lots: [Reference]) throws(ProcurementRefusal) {
        if let lot = lots.repeated { throw .lotTwice(lot) }
        for lot in lots { try checkLot(lot) }
    }

    /// Refuses a lot that is not published while others are.
    func checkLot(_ lot: Reference?) throws(ProcurementRefusal) {
        guard let lot, let terms, let lots = terms.lots, !terms.knownLots.contains(lot) else {
            return
        }
        throw .lotUnknown(lot, published: lots.events)
    }

    /// Refuses a criterion that no published tree has, while there is one.
    func checkCriterion(_ criterion: Reference?) throws(ProcurementRefusal) {
        guard let criterion, let terms, let criteria = terms.criteria,
            !terms.knownCriteria.contains(criterion)
        else { return }
        throw .criterionUnknown(criterion, published: criteria.events)
    }
}
