public import EventLog

/// A body plans to buy something.
struct ProcurementPlanned: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.procurement-planned.v1")
    static let summary = "A body plans to buy something."
    static let table = FieldTable(event: Self.self)

    let plan: ProcurementPlan

    init(from fields: inout FieldReader) {
        let title = fields.required("title", "What it is called.") as String
        fields.sealed("description", String.self, .narrative, "What is to be bought, in words.")
        plan = ProcurementPlan(
            title: title,
            cpv: fields.list("cpv", "What is to be bought, by CPV code."),
            services: fields.list("services", "The services, by name."),
            estimatedValue: fields.optional("estValue", "What it is thought to be worth."),
            isHealthCareService: fields.required(
                "isHealthCareService", "Whether it is health care for patients."),
            regime: fields.required("regime", "The law it is to be run under."),
            parties: fields.list("parties", "The commissioners that take part."),
            existingContract: fields.optional(
                "existingContract", "The contract that it is to follow."),
            ocid: fields.optional("ocid", "Its id in open contracting data.", source: "OCDS 1.1"))
    }

    var tags: [String] { Tags.of(bodies: plan.parties.map(\.code)) }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        if let code = plan.parties.repeated { throw .partyTwice(code) }
        if let known = state.plan, known.on == fact.occurredOn, known.value == plan {
            throw .already(.planned, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.plan.contestDay(plan, fact)
        // What a commencement has fixed, a plan does not deny.
        if state.commencement == nil { state.regime.contest(with: plan.regime, fact) }
        if let value = plan.estimatedValue, state.commencement?.value.estimatedValue == nil {
            state.estimatedValue.contest(with: value, fact)
        }
    }
}

/// What a body plans to buy.
public struct ProcurementPlan: Hashable, Sendable {
    /// What it is called.
    public let title: String
    /// What is to be bought, by CPV code; empty when not given.
    public let cpv: [CPVCode]
    /// The services, by name; empty when not given.
    public let services: [String]
    /// What it is thought to be worth; nil when not given.
    public let estimatedValue: Money?
    /// Whether it is health care for patients.
    public let isHealthCareService: Bool
    /// The law it is to be run under.
    public let regime: ProcurementRegime
    /// The commissioners that take part, each once unless a leaf says otherwise.
    public let parties: [Party]
    /// The contract that it is to follow; nil when it follows none.
    public let existingContract: StreamName?
    /// Its id in open contracting data; nil when not given.
    public let ocid: OCID?
}
