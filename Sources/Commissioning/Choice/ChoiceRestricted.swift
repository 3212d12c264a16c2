public import EventLog

/// A body restricts the choice that patients have.
struct ChoiceRestricted: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.choice-restricted.v1")
    static let summary = "A body restricts the choice that patients have."
    static let table = FieldTable(event: Self.self)

    let restriction: ChoiceRestriction

    init(from fields: inout FieldReader) {
        let by = fields.required("by", "The body that restricts it.") as ODSCode
        let subject = fields.required("what", "What it restricts.") as ChoiceRestrictionSubject
        fields.sealed("description", String.self, .narrative, "What it restricts, in words.")
        let justification =
            fields.optional("justification", "What it is justified with.") as Justification?
        restriction = ChoiceRestriction(
            by: by, subject: subject, justification: justification?.reason,
            endsOn: fields.optional("endsOn", "The first day on which it is over."))
    }

    var tags: [String] { Tags.of(bodies: [restriction.by]) }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        try ChoiceRefusal.check(endsOn: restriction.endsOn, fact)
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.restrictions.takeAccount(restriction, fact) {
            $0.on == fact.occurredOn && $0.value.by == restriction.by
                && $0.value.subject == restriction.subject
        }
    }

    /// A justification as it stands in JSON.
    struct Justification: FieldGroup {
        static let table = FieldTable(Justification.self)

        let reason: ChoiceJustification

        init(from fields: inout FieldReader) {
            reason = fields.required("reasonCode", "Why.")
            fields.sealed("text", String.self, .narrative, "Why, in words.")
        }
    }
}

/// A restriction of the choice that patients have; it holds from the day of its fact.
public struct ChoiceRestriction: Hashable, Sendable {
    /// The body that restricts it.
    public let by: ODSCode
    /// What it restricts.
    public let subject: ChoiceRestrictionSubject
    /// What it is justified with; nil when no justification is on record.
    public let justification: ChoiceJustification?
    /// The first day on which it is over; nil when no end is known.
    public let endsOn: CivilDate?
}

/// What a restriction of choice is about.
public enum ChoiceRestrictionSubject: String, CodeList {
    /// Which providers there are.
    case providers
    /// Where they may work, or whose patients they may take.
    case geography
    /// How many patients they may take.
    case activity
    /// Who may refer to them.
    case referrers
    /// Which services there is a choice for.
    case service
    /// Anything else.
    case other
}

/// What a restriction of choice is justified with.
public enum ChoiceJustification: String, CodeList {
    /// It is in the interests of patients.
    case patientInterest
    /// It is safer.
    case safety
    /// There is not enough capacity.
    case capacity
    /// It costs less.
    case cost
    /// Care is better joined up.
    case integration
    /// Anything else.
    case other
}
