public import EventLog

/// A limit that another body sets to a commissioner's choice of support.
public struct SupportConstraint: Hashable, Sendable {
    /// Who sets it.
    public let by: ODSCode
    /// By what means.
    public let instrument: ConstraintInstrument
    /// Whether a legal basis is named.
    public let hasLegalBasis: Bool
}

/// The means by which a choice is limited.
public enum ConstraintInstrument: String, CodeList {
    /// A direction under statute.
    case direction
    /// Guidance.
    case guidance
    /// A condition of the commissioner's authorisation.
    case authorisationCondition
    /// The supplier is closed by somebody else.
    case closureOfSupplier
    /// A framework that must be used.
    case frameworkMandate
    /// Money given or withheld.
    case financial
}

/// A restriction as a decision names it.
struct RestrictionApplied: FieldGroup {
    static let table = FieldTable(RestrictionApplied.self)

    let constraint: SupportConstraint

    init(from fields: inout FieldReader) {
        let by = fields.required("by", "The body that sets it.") as ODSCode
        let instrument =
            fields.required("instrument", "By what means.") as ConstraintInstrument
        fields.sealed("what", String.self, .narrative, "What it forbids or demands.")
        let basis = fields.optional("legalBasis", "The law it rests on.") as String?
        constraint = SupportConstraint(
            by: by, instrument: instrument, hasLegalBasis: basis != nil)
    }
}
