public import EventLog

/// What the register of procurement decisions says beyond all other events is entered.
struct DecisionRegistered: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.decision-registered.v1")
    static let summary = "What only the register of procurement decisions says is entered."
    static let table = FieldTable(event: Self.self)

    let award: Reference?
    let registration: DecisionRegistration

    init(from fields: inout FieldReader) {
        award = fields.optional(
            "decisionRef", "The award it is about; when absent, the choice of the route.")
        registration = DecisionRegistration(
            title: fields.optional("title", "What the register calls it."),
            clinicalLead: fields.optional("clinicalLead", "The clinician who leads it."),
            contractManager: fields.optional("contractManager", "Who manages the contract."))
        fields.sealed(
            "justificationForActions", String.self, .narrative,
            "Why conflicts were dealt with as they were.")
        fields.sealed("comments", String.self, .narrative, "What else the register says.")
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        if let award {
            state.awards[award, default: AwardRecord()].registration
                .take(registration, fact)
        } else {
            state.routeRegistration.take(registration, fact)
        }
    }
}

/// What the register of procurement decisions adds to a decision.
public struct DecisionRegistration: Hashable, Sendable {
    /// What the register calls it; nil when not given.
    public let title: String?
    /// The clinician who leads it; nil when not given.
    public let clinicalLead: Reference?
    /// Who manages the contract; nil when not given.
    public let contractManager: Reference?
}

extension Stated<DecisionRegistration>? {
    /// Takes in an entry: one of another day supersedes, another one of the same day contests.
    fileprivate mutating func take(_ registration: DecisionRegistration, _ fact: Fact) {
        if let known = self, known.on != fact.occurredOn {
            replace(with: registration, fact)
        } else {
            contest(with: registration, fact)
        }
    }
}
