public import EventLog

/// Why a fact about choice of provider cannot be.
public enum ChoiceRefusal: RefusalReason, Hashable {
    /// Neither the code nor the name of a provider is given.
    case supplierMissing
    /// A provider stands twice in one list.
    case supplierTwice(Supplier)
    /// A criterion stands twice in one list.
    case criterionTwice(Reference)
    /// No specification on record has the criterion; `specifications` are those on record.
    case criterionNotPublished(Reference, specifications: [Position])
    /// A period would end on or before its start.
    case endNotAfterStart(end: CivilDate, start: CivilDate)
    /// The last day of a window would be before its first.
    case closesBeforeOpening(closes: CivilDate, opens: CivilDate)
    /// More patients would have been offered a choice than were referred.
    case offeredMoreThanReferred(offered: Int64, referrals: Int64)
    /// More patients would have chosen than were referred.
    case chosenMoreThanReferred(chosen: Int64, referrals: Int64)
    /// The same selection is on record already.
    case alreadySelected(on: CivilDate, by: Position)
    /// The provider has applied, and nothing has been decided since.
    case alreadyApplied(Supplier, on: CivilDate, by: Position)
    /// The provider is qualified.
    case alreadyQualified(Supplier, on: CivilDate, by: Position)
    /// The provider has been removed and not been qualified again.
    case alreadyRemoved(Supplier, on: CivilDate, by: Position)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .supplierMissing: "supplier-missing"
        case .supplierTwice: "supplier-twice"
        case .criterionTwice: "criterion-twice"
        case .criterionNotPublished: "criterion-not-published"
        case .endNotAfterStart: "end-not-after-start"
        case .closesBeforeOpening: "closes-before-opening"
        case .offeredMoreThanReferred: "offered-more-than-referred"
        case .chosenMoreThanReferred: "chosen-more-than-referred"
        case .alreadySelected: "already-selected"
        case .alreadyApplied: "already-applied"
        case .alreadyQualified: "already-qualified"
        case .alreadyRemoved: "already-removed"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .supplierMissing:
            "neither supplier nor supplierName says which provider"
        case .supplierTwice(let supplier):
            "\(supplier) stands twice among the providers"
        case .criterionTwice(let criterion):
            "the criterion \(criterion) stands twice in the list"
        case .criterionNotPublished(let criterion, _):
            "no specification on record has the criterion \(criterion)"
        case .endNotAfterStart(let end, let start):
            "the end on \(end) is not after the start on \(start)"
        case .closesBeforeOpening(let closes, let opens):
            "the window would close on \(closes), before it opens on \(opens)"
        case .offeredMoreThanReferred(let offered, let referrals):
            "\(offered) offered a choice are more than \(referrals) referred"
        case .chosenMoreThanReferred(let chosen, let referrals):
            "\(chosen) who chose a provider are more than \(referrals) referred"
        case .alreadySelected(let day, let position):
            "event \(position) already selects the service on \(day) with the same content"
        case .alreadyApplied(let supplier, let day, let position):
            "\(supplier) applied on \(day), event \(position), and nothing was decided since"
        case .alreadyQualified(let supplier, let day, let position):
            "\(supplier) is qualified since \(day), event \(position), and has not been "
                + "suspended, removed or refused since"
        case .alreadyRemoved(let supplier, let day, let position):
            "\(supplier) was removed on \(day), event \(position), and has not been qualified "
                + "again"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] {
        switch self {
        case .supplierMissing, .supplierTwice, .criterionTwice, .endNotAfterStart,
            .closesBeforeOpening, .offeredMoreThanReferred, .chosenMoreThanReferred:
            []
        case .criterionNotPublished(_, let specifications): specifications
        case .alreadySelected(_, let position), .alreadyApplied(_, _, let position),
            .alreadyQualified(_, _, let position), .alreadyRemoved(_, _, let position):
            [position]
        }
    }
}

extension ChoiceRefusal {
    /// Refuses a period that ends on or before its start.
    static func check(from start: CivilDate, to end: CivilDate) throws(ChoiceRefusal) {
        guard end > start else { throw .endNotAfterStart(end: end, start: start) }
    }

    /// Refuses an end on or before the earliest day on which the fact can have happened.
    static func check(endsOn end: CivilDate?, _ fact: Fact) throws(ChoiceRefusal) {
        if let end { try check(from: fact.earliestDay, to: end) }
    }

    /// Refuses a last day before the earliest day on which the fact can have happened.
    static func check(closes: CivilDate?, _ fact: Fact) throws(ChoiceRefusal) {
        if let closes, closes < fact.earliestDay {
            throw .closesBeforeOpening(closes: closes, opens: fact.earliestDay)
        }
    }

    /// Refuses a list that names a criterion twice.
    static func checkEachOnce(_ criteria: [Reference]) throws(ChoiceRefusal) {
        var seen: Set<Reference> = []
        for criterion in criteria where !seen.insert(criterion).inserted {
            throw .criterionTwice(criterion)
        }
    }
}

extension Fact {
    /// The first day on which it can have happened: `occurredOn` itself, or where only a span is
    /// known the first day of it.
    fileprivate var earliestDay: CivilDate {
        precision?.firstDay(ofSpanEnding: occurredOn) ?? occurredOn
    }
}
