public import EventLog

/// Why a fact about interests, or about the registers of them, cannot be.
public enum InterestsRefusal: RefusalReason, Hashable {
    /// A role, an interest or a withholding would end on or before its start.
    case endNotAfterStart(to: CivilDate, from: CivilDate)
    /// A precision is given for a day that does not end such a span, or for no day.
    case precisionWithoutSpan(day: CivilDate?, OccurredPrecision)
    /// No event that precedes it declares the interest.
    case interestNotDeclared(Reference)
    /// The reference is that of another person's interest, gift or breach.
    case referenceOfAnother(Reference, person: Reference, by: Position)
    /// The withholding would be reviewed on or before the day on which it was decided.
    case reviewNotAfterDecision(review: CivilDate, decision: CivilDate)
    /// A register would show facts of a day after its publication.
    case asOfAfterPublication(asOf: CivilDate, published: CivilDate)
    /// A gift would be worth less than nothing.
    case negativeValue(Pence)
    /// The person holds the role already, on the same terms from the same day.
    case alreadyTaken(person: Reference, from: CivilDate, by: Position)
    /// The person has left the role and not taken it again.
    case alreadyLeft(person: Reference, on: CivilDate, by: Position)
    /// The same account of the interest, gift or breach is on record already.
    case alreadyDeclared(Reference, on: CivilDate, by: Position)
    /// The same end of the interest is on record already.
    case alreadyEnded(Reference, on: CivilDate, by: Position)
    /// The same withholding of the interest is on record already.
    case alreadyWithheld(Reference, on: CivilDate, by: Position)
    /// A nil return of that person and day is on record already.
    case alreadyReturned(person: Reference, on: CivilDate, by: Position)
    /// The same review of the register is on record already.
    case alreadyReviewed(on: CivilDate, by: Position)
    /// The same publication of the register is on record already.
    case alreadyPublished(on: CivilDate, by: Position)
    /// The person is the guardian already.
    case alreadyGuardian(person: Reference, on: CivilDate, by: Position)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .endNotAfterStart: "end-not-after-start"
        case .precisionWithoutSpan: "precision-without-span"
        case .interestNotDeclared: "interest-not-declared"
        case .referenceOfAnother: "reference-of-another"
        case .reviewNotAfterDecision: "review-not-after-decision"
        case .asOfAfterPublication: "as-of-after-publication"
        case .negativeValue: "negative-value"
        case .alreadyTaken: "already-taken"
        case .alreadyLeft: "already-left"
        case .alreadyDeclared: "already-declared"
        case .alreadyEnded: "already-ended"
        case .alreadyWithheld: "already-withheld"
        case .alreadyReturned: "already-returned"
        case .alreadyReviewed: "already-reviewed"
        case .alreadyPublished: "already-published"
        case .alreadyGuardian: "already-guardian"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .endNotAfterStart(let to, let from):
            "it would end on \(to), which is not after its start on \(from)"
        case .precisionWithoutSpan(nil, let precision):
            "fromPrecision is \(precision.rawValue), and from is missing"
        case .precisionWithoutSpan(let day?, let precision):
            "\(day) is not the last day of a \(precision.rawValue)"
        case .interestNotDeclared(let interest):
            "no event up to that day declares \(interest)"
        case .referenceOfAnother(let reference, let person, let position):
            "\(reference) is that of \(person) in event \(position)"
        case .reviewNotAfterDecision(let review, let decision):
            "the review on \(review) is not after the decision on \(decision)"
        case .asOfAfterPublication(let asOf, let published):
            "a register published on \(published) cannot show what happened by \(asOf)"
        case .negativeValue(let value):
            "a gift cannot be worth \(value.count) pence"
        case .alreadyTaken(let person, let day, let position):
            "event \(position) already has \(person) in that role from \(day) on the same terms"
        case .alreadyLeft(let person, let day, let position):
            "event \(position) has \(person) leave that role on \(day), and none takes it since"
        case .alreadyDeclared(let reference, let day, let position):
            "event \(position) already records \(reference) on \(day) with the same content"
        case .alreadyEnded(let interest, let day, let position):
            "event \(position) already ends \(interest) on \(day)"
        case .alreadyWithheld(let interest, let day, let position):
            "event \(position) already withholds \(interest) on \(day) with the same content"
        case .alreadyReturned(let person, let day, let position):
            "event \(position) already records a nil return of \(person) on \(day)"
        case .alreadyReviewed(let day, let position):
            "event \(position) already records that review on \(day)"
        case .alreadyPublished(let day, let position):
            "event \(position) already records that publication on \(day)"
        case .alreadyGuardian(let person, let day, let position):
            "event \(position) makes \(person) guardian from \(day), and no other has followed"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] {
        switch self {
        case .endNotAfterStart, .precisionWithoutSpan, .interestNotDeclared,
            .reviewNotAfterDecision, .asOfAfterPublication, .negativeValue:
            []
        case .referenceOfAnother(_, _, let position), .alreadyTaken(_, _, let position),
            .alreadyLeft(_, _, let position), .alreadyDeclared(_, _, let position),
            .alreadyEnded(_, _, let position), .alreadyWithheld(_, _, let position),
            .alreadyReturned(_, _, let position), .alreadyReviewed(_, let position),
            .alreadyPublished(_, let position), .alreadyGuardian(_, _, let position):
            [position]
        }
    }
}
