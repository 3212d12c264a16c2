public import EventLog

/// Somebody approves that the rules on tenders are not followed.
struct TenderWaiverApproved: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.tender-waiver-approved.v1")
    static let summary = "Somebody approves that the body's rules on tenders are not followed."
    static let table = FieldTable(event: Self.self)

    let waiver: TenderWaiver

    init(from fields: inout FieldReader) {
        let clause = fields.required("clause", "The rule that is waived.") as String
        let reason = fields.required("reasonCode", "Why.") as TenderWaiver.Reason
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
        waiver = TenderWaiver(
            clause: clause, reason: reason, supplier: fields.supplier(),
            estimatedValue: fields.required("estValue", "What is bought without a tender."),
            approver: fields.required("approver", "Who approves it."),
            decision: fields.optional("decision", "Where it was decided."),
            isRetrospective: fields.required(
                "retrospective", "Whether it is approved after the fact."),
            reportedToAuditCommitteeOn: fields.optional(
                "reportedToAuditCommitteeOn", "When the audit committee was told."))
    }

    var tags: [String] { Tags.of(suppliers: [waiver.supplier?.code]) }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.waivers.append(Stated(waiver, fact))
    }
}

/// An approval that the rules on tenders are not followed.
public struct TenderWaiver: Hashable, Sendable {
    /// The rule that is waived.
    public let clause: String
    /// Why.
    public let reason: Reason
    /// Who supplies without a tender; nil when not given.
    public let supplier: Supplier?
    /// What is bought without a tender is thought to be worth.
    public let estimatedValue: Money
    /// Who approves it.
    public let approver: Reference
    /// Where it was decided; nil when not given.
    public let decision: Decision?
    /// Whether it is approved after the fact.
    public let isRetrospective: Bool
    /// When the audit committee was told; nil when not given.
    public let reportedToAuditCommitteeOn: CivilDate?

    /// Why the rules on tenders are not followed.
    public enum Reason: String, CodeList {
        /// There is no time.
        case urgency
        /// One supplier alone can do it.
        case soleSupplier
        /// The service goes on as it is.
        case continuity
        /// The value is low.
        case lowValue
        /// It takes a specialist.
        case specialist
        /// Anything else.
        case other
    }
}
