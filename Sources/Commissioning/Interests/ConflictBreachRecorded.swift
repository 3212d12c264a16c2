public import EventLog

/// A breach of the rules on conflicts of interest is put on record.
struct ConflictBreachRecorded: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.conflict-breach-recorded.v1")
    static let summary = "A breach of the rules on conflicts of interest is put on record."
    static let table = FieldTable(event: Self.self)

    let ref: Reference
    let breach: ConflictBreach

    init(from fields: inout FieldReader) {
        ref = fields.required("breachRef", "The breach, as others name it.")
        let person = fields.required("personRef", "Whose breach it is.") as Reference
        let decision =
            fields.optional("decisionRef", "The stream of the decision that it touches.")
            as StreamName?
        let interest = fields.optional("interestRef", "The interest.") as Reference?
        let kind = fields.required("circumstancesCode", "What happened.") as ConflictBreachKind
        fields.sealed(
            "circumstances", String.self, .narrative, "What happened, in words.",
            audience: .parties)
        let recordedBy =
            fields.required("recordedBy", "Who put it on record.") as ConflictBreachRecorder
        let personHeardOn =
            fields.optional("personHeardOn", "When the person was heard.") as CivilDate?
        let publishedOn =
            fields.optional("publishedOn", "When it was published.") as CivilDate?
        let action =
            fields.optional("actionCode", "What was done about it.") as ConflictBreachAction?
        fields.sealed("action", String.self, .narrative, "What was done about it, in words.")
        breach = ConflictBreach(
            person: person, decision: decision, interest: interest, kind: kind,
            recordedBy: recordedBy, personHeardOn: personHeardOn, publishedOn: publishedOn,
            action: action)
    }

    var tags: [String] { Tags.of(streams: [breach.decision]) }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        guard let known = state.breaches[ref] else { return }
        if known.value.person != breach.person {
            throw .referenceOfAnother(ref, person: known.value.person, by: known.by)
        }
        if known.on == fact.occurredOn, known.value == breach {
            throw .alreadyDeclared(ref, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        state.breaches.contestDay(ref, breach, fact)
    }
}

/// A breach of the rules on conflicts of interest.
public struct ConflictBreach: Hashable, Sendable {
    /// Whose breach it is.
    public let person: Reference
    /// The stream of the decision that it touches; nil when not given.
    public let decision: StreamName?
    /// The interest; nil when not given.
    public let interest: Reference?
    /// What happened.
    public let kind: ConflictBreachKind
    /// Who put it on record.
    public let recordedBy: ConflictBreachRecorder
    /// When the person was heard; nil when not given.
    public let personHeardOn: CivilDate?
    /// When it was published; nil when not given.
    public let publishedOn: CivilDate?
    /// What was done about it; nil when not given.
    public let action: ConflictBreachAction?
}

/// In what way the rules on conflicts of interest can be breached.
public enum ConflictBreachKind: String, CodeList {
    /// An interest was not declared.
    case undeclared
    /// An interest was declared late.
    case declaredLate
    /// Somebody took part who should not have.
    case tookPart
    /// A gift or hospitality was accepted that should not have been.
    case gift
    /// Anything else.
    case other
}

/// Who puts a breach on record.
public enum ConflictBreachRecorder: String, CodeList {
    /// The conflicts of interest guardian.
    case guardian
    /// The lead for governance.
    case governanceLead
}

/// What can be done about a breach.
public enum ConflictBreachAction: String, CodeList {
    /// Nothing.
    case none
    /// Training or advice.
    case training
    /// The decision was looked at again.
    case decisionReviewed
    /// Steps against the person.
    case disciplinary
    /// Another body was told.
    case referred
    /// Anything else.
    case other
}
