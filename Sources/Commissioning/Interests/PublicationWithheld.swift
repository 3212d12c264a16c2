public import EventLog

/// An interest is kept out of the published register.
struct PublicationWithheld: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.publication-withheld.v1")
    static let summary = "It is decided not to publish an interest, from this day on."
    static let table = FieldTable(event: Self.self)

    let ref: Reference
    let withholding: Withholding

    init(from fields: inout FieldReader) {
        ref = fields.required("interestRef", "The interest.")
        let reason = fields.required("reasonCode", "Why it is not published.") as WithholdingReason
        fields.sealed(
            "reason", String.self, .narrative, "Why it is not published, in words.",
            audience: .auditors)
        withholding = Withholding(
            reason: reason,
            decidedBy: fields.required("decidedBy", "Who decided it."),
            reviewOn: fields.optional("reviewOn", "When it is looked at again."),
            to: fields.optional("to", "The first day on which it is published again."))
    }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        guard let interest = state.interests[ref], interest.declaration != nil else {
            throw .interestNotDeclared(ref)
        }
        if let reviewOn = withholding.reviewOn, reviewOn <= fact.firstDay {
            throw .reviewNotAfterDecision(review: reviewOn, decision: fact.firstDay)
        }
        if let to = withholding.to, to <= fact.firstDay {
            throw .endNotAfterStart(to: to, from: fact.firstDay)
        }
        let known = interest.withholdings.first {
            $0.on == fact.occurredOn && $0.value == withholding
        }
        if let known { throw .alreadyWithheld(ref, on: known.on, by: known.by) }
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        state.interests.update(ref, orInsert: Interest(ref: ref)) {
            $0.withholdings.takeDailyAccount(withholding, fact)
        }
    }
}

extension Fact {
    /// The first day on which it may have happened.
    var firstDay: CivilDate {
        precision.map { $0.firstDay(ofSpanEnding: occurredOn) } ?? occurredOn
    }
}

/// A decision not to publish an interest.
public struct Withholding: Hashable, Sendable {
    /// Why.
    public let reason: WithholdingReason
    /// Who decided it.
    public let decidedBy: Reference
    /// When it is looked at again; nil when not given.
    public let reviewOn: CivilDate?
    /// The first day on which it is published again; nil while none is known.
    public let to: CivilDate?
}

/// Why an interest is not published.
public enum WithholdingReason: String, CodeList {
    /// Somebody might be harmed.
    case riskOfHarm
    /// The law forbids it.
    case legalProhibition
    /// It says something sensitive about somebody else.
    case thirdParty
    /// Anything else.
    case other
}
