public import EventLog

/// A procurement is given up.
struct ProcurementAbandoned: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.procurement-abandoned.v1")
    static let summary = "A procurement is given up."
    static let table = FieldTable(event: Self.self)

    let abandonment: Abandonment

    init(from fields: inout FieldReader) {
        let reason = fields.required("reasonCode", "Why.") as Abandonment.Reason
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
        abandonment = Abandonment(
            reason: reason,
            informed: fields.list("informed", "The bids whose bidders are told."),
            decision: fields.optional("decision", "Where it was decided."))
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        if let known = state.abandonment {
            throw .already(.abandoned, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.noteLate(fact)
        state.abandonment.contestDay(abandonment, fact)
    }
}

/// Why a procurement is given up, and who was told.
public struct Abandonment: Hashable, Sendable {
    /// Why.
    public let reason: Reason
    /// The bids whose bidders are told; empty when none is named.
    public let informed: [Reference]
    /// Where it was decided; nil when not given.
    public let decision: Decision?

    /// Why a procurement is given up.
    public enum Reason: String, CodeList {
        /// Nobody bids.
        case noBids
        /// No bid is suitable.
        case noSuitableBid
        /// The money is not there any more.
        case fundsWithdrawn
        /// Something else is needed.
        case needChanged
        /// Somebody challenged it.
        case challenge
        /// Something went wrong.
        case error
        /// Anything else.
        case other
    }
}
