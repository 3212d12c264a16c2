public import EventLog

/// A commissioner decides where its support is to come from.
struct SupportSourcingDecided: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.support-sourcing-decided.v1")
    static let summary = "A commissioner decides where its support is to come from."
    static let table = FieldTable(event: Self.self)

    let decided: SourcingDecision

    init(from fields: inout FieldReader) {
        let option = fields.required("option", "The way that is chosen.") as SupportOption
        let supplier = fields.supplier()
        let functions =
            fields.list("functions", "What it is decided for; all when absent.")
            as [SupportFunction]
        let decision = fields.required("decision", "Where it was decided.") as Decision
        let reason = fields.required("reasonCode", "Why.") as SourcingReason
        fields.sealed("rationale", String.self, .narrative, "Why, in words.")
        let restrictions =
            fields.list("restrictionsApplied", "Limits that others set to the choice.")
            as [RestrictionApplied]
        _ = fields.optional("procurementRef", "The procurement it leads to.") as String?
        decided = SourcingDecision(
            option: option, supplier: supplier, functions: SupportFunctions(functions),
            decision: decision, reason: reason, restrictions: restrictions.map(\.constraint))
    }

    var tags: [String] {
        Tags.of(suppliers: [decided.supplier?.code], bodies: decided.restrictions.map(\.by))
    }

    func apply(to state: inout SupportState, _ fact: Fact) {
        state.note(fact)
        var decided = decided
        decided.followsAppraisal = !state.appraisals.isEmpty
        if let place = state.decisions.firstIndex(where: {
            $0.on == fact.occurredOn && $0.value.contradicts(decided)
        }) {
            state.decisions[place].contest(with: decided, fact)
        } else {
            state.decisions.append(Stated(decided, fact))
        }
    }
}

/// Where support is to come from, and how that was decided.
public struct SourcingDecision: Hashable, Sendable {
    /// The way that is chosen.
    public let option: SupportOption
    /// Who is to supply; nil when not given.
    public let supplier: Supplier?
    /// What it is decided for; empty for all.
    public let functions: SupportFunctions
    /// Where it was decided.
    public let decision: Decision
    /// Why.
    public let reason: SourcingReason
    /// Limits that others set to the choice.
    public let restrictions: [SupportConstraint]
    /// Whether options had been appraised before it.
    public internal(set) var followsAppraisal = false

    /// Whether both cannot hold: other choices for functions of which some are the same.
    func contradicts(_ other: SourcingDecision) -> Bool {
        let isSameThing =
            functions.isEmpty || other.functions.isEmpty
            || !functions.isDisjoint(with: other.functions)
        return isSameThing && (option != other.option || supplier != other.supplier)
    }
}

/// Why a way to get support is chosen.
public enum SourcingReason: String, CodeList {
    /// It is the best.
    case quality
    /// It is the cheapest.
    case cost
    /// It knows the place.
    case localKnowledge
    /// It is there already.
    case continuity
    /// Others limited the choice.
    case constrained
    /// There is no other way.
    case noAlternative
    /// Anything else.
    case other
}
