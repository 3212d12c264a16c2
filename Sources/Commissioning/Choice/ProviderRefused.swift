public import EventLog

/// A provider is not qualified.
struct ProviderRefused: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.provider-refused.v1")
    static let summary = "A provider is not qualified."
    static let table = FieldTable(event: Self.self)

    let supplier: Supplier?
    let rejection: ProviderRejection

    init(from fields: inout FieldReader) {
        supplier = fields.supplier()
        let criteria = fields.list("criteria", "The criteria it failed.") as [Reference]
        let reason = fields.required("reasonCode", "Why.") as ProviderRejectionReason
        fields.sealed(
            "reasons", String.self, .narrative, "Why, in words.", audience: .auditors)
        rejection = ProviderRejection(
            criteria: criteria, reason: reason,
            decision: fields.optional("decision", "Where it was decided."))
    }

    var tags: [String] { Tags.of(suppliers: [supplier?.code]) }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        guard supplier != nil else { throw .supplierMissing }
        try state.check(rejection.criteria)
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.change(supplier) { $0.refused(rejection, fact) }
    }
}

/// Why a provider was not qualified.
public struct ProviderRejection: Hashable, Sendable {
    /// The criteria it failed, in the order given; empty when none is named.
    public let criteria: [Reference]
    /// Why.
    public let reason: ProviderRejectionReason
    /// Where it was decided; nil when not given.
    public let decision: Decision?
}

/// Why a provider is not qualified.
public enum ProviderRejectionReason: String, CodeList {
    /// It fails a criterion.
    case failedCriterion
    /// It is not registered or licensed.
    case notRegistered
    /// There are as many providers as are wanted.
    case capReached
    /// It does not accept the price.
    case tariffNotAccepted
    /// Its application lacks something.
    case incomplete
    /// Anything else.
    case other
}
