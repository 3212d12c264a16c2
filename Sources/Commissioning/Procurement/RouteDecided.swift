public import EventLog

/// A body decides in which way to find a provider.
struct RouteDecided: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.route-decided.v1")
    static let summary = "A body decides in which way to find a provider."
    static let table = FieldTable(event: Self.self)

    let decided: RouteDecision

    init(from fields: inout FieldReader) {
        let route = fields.required("route", "The way that is chosen.") as ProcurementRoute
        let reason = fields.required("reasonCode", "Why.") as RouteDecision.Reason
        fields.sealed("rationale", String.self, .narrative, "Why, in words.")
        decided = RouteDecision(
            route: route, reason: reason,
            alternatives: fields.list("alternativesConsidered", "Other ways that were weighed."),
            soleCapableProvider: fields.optional(
                "soleCapableProvider", "The one provider that is held to be capable.",
                source: "S.I. 2013/500, regulation 5"),
            decision: fields.required("decision", "Where it was decided."))
    }

    var tags: [String] { Tags.of(suppliers: [decided.soleCapableProvider?.supplier?.code]) }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        if let provider = decided.soleCapableProvider, provider.supplier == nil {
            throw .supplierMissing(in: .soleCapableProvider)
        }
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        if let place = state.routeDecisions.firstIndex(where: {
            $0.on == fact.occurredOn && $0.value.contradicts(decided)
        }) {
            state.routeDecisions[place].contest(with: decided, fact)
        } else {
            state.routeDecisions.append(Stated(decided, fact))
        }
    }
}

/// In which way a provider is to be found, and how that was decided.
public struct RouteDecision: Hashable, Sendable {
    /// The way that is chosen.
    public let route: ProcurementRoute
    /// Why.
    public let reason: Reason
    /// Other ways that were weighed; empty when none is named.
    public let alternatives: [ProcurementRoute]
    /// The one provider that is held to be capable; nil when the decision does not rest on that.
    public let soleCapableProvider: SoleCapableProvider?
    /// Where it was decided.
    public let decision: Decision

    /// Whether both cannot hold.
    func contradicts(_ other: RouteDecision) -> Bool {
        route != other.route || soleCapableProvider?.supplier != other.soleCapableProvider?.supplier
    }

    /// Why a way is chosen.
    public enum Reason: String, CodeList {
        /// It is the best.
        case bestRoute
        /// There is no time for another.
        case urgency
        /// One provider alone is capable.
        case soleProvider
        /// The value is low.
        case lowValue
        /// A framework is there.
        case frameworkAvailable
        /// The service goes on as it is.
        case continuity
        /// Patients are to choose.
        case patientChoice
        /// Anything else.
        case other
    }
}

/// A provider that is held to be the only one capable, and why.
public struct SoleCapableProvider: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(SoleCapableProvider.self)

    /// The provider; nil when the object names none, which is refused.
    public let supplier: Supplier?
    /// Why.
    public let reason: Reason
    /// What shows it; empty when nothing is named.
    public let evidence: [Citation]

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        supplier = fields.supplier()
        reason = fields.required("reasonCode", "Why no other is capable.")
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
        evidence = fields.list("evidence", "What shows it.")
    }

    /// Why no other provider is capable.
    public enum Reason: String, CodeList {
        /// For technical reasons.
        case technical
        /// It has exclusive rights.
        case exclusiveRights
        /// There is no competition.
        case noCompetition
        /// Anything else.
        case other
    }
}
