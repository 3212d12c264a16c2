public import EventLog

/// A body does otherwise than guidance says, and records why.
struct DepartureFromGuidanceExplained: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.departure-from-guidance-explained.v1")
    static let summary = "A body does otherwise than guidance says, and records why."
    static let table = FieldTable(event: Self.self)

    let departure: GuidanceDeparture

    init(from fields: inout FieldReader) {
        let guidance = fields.required("guidance", "What the guidance is called.") as String
        let clause = fields.optional("clause", "The part of it.") as String?
        let subject = fields.required("about", "What that part asks for.") as GuidanceSubject
        let reason = fields.required("reasonCode", "Why.") as GuidanceDeparture.Reason
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
        departure = GuidanceDeparture(
            guidance: guidance, clause: clause, subject: subject, reason: reason,
            decision: fields.optional("decision", "Where it was decided."))
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        var remarks = state.remarks ?? SelectionRemarks()
        remarks.departures.append(Stated(departure, fact))
        state.remarks = remarks
    }
}

/// A departure from guidance, explained.
public struct GuidanceDeparture: Hashable, Sendable {
    /// What the guidance is called.
    public let guidance: String
    /// The part of it; nil when not given.
    public let clause: String?
    /// What that part asks for.
    public let subject: GuidanceSubject
    /// Why it was departed from.
    public let reason: Reason
    /// Where it was decided; nil when not given.
    public let decision: Decision?

    /// Why guidance is departed from.
    public enum Reason: String, CodeList {
        /// The matter is too small for what is asked.
        case proportionality
        /// What is asked would make known what must stay confidential.
        case confidentiality
        /// There is no time.
        case urgency
        /// It is done in another way with the same effect.
        case otherMeans
        /// Anything else.
        case other
    }
}

/// What guidance asks for.
public enum GuidanceSubject: String, CodeList {
    /// A register of procurement decisions that shows each.
    case registerOfDecisions
    /// A check for conflicts of interest, and what follows from one.
    case conflictsOfInterest
    /// The publication of a notice.
    case notice
    /// A record of how a provider was chosen.
    case recordOfSelection
    /// Anything else.
    case other
}
