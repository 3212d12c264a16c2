public import EventLog

/// A commissioner limits how many providers there may be.
struct ProviderCapApplied: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.provider-cap-applied.v1")
    static let summary = "A commissioner limits how many providers there may be."
    static let table = FieldTable(event: Self.self)

    let cap: ProviderCap

    init(from fields: inout FieldReader) {
        let limit =
            fields.required("limit", "How many there may be.", unit: "providers") as Int64
        let basis = fields.required("basisCode", "Why.") as ProviderCapBasis
        fields.sealed("basis", String.self, .narrative, "Why, in words.")
        cap = ProviderCap(
            limit: limit, basis: basis,
            decision: fields.optional("decision", "Where it was decided."))
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.caps.takeDailyAccount(cap, fact)
    }
}

/// A limit to the number of providers; it holds until another is set.
public struct ProviderCap: Hashable, Sendable {
    /// How many there may be.
    public let limit: Int64
    /// Why.
    public let basis: ProviderCapBasis
    /// Where it was decided; nil when not given.
    public let decision: Decision?
}

/// Why the number of providers is limited.
public enum ProviderCapBasis: String, CodeList {
    /// There are not enough patients for more.
    case demand
    /// The commissioner cannot look after more.
    case capacity
    /// More would cost more.
    case cost
    /// More would be worse for patients.
    case quality
    /// Anything else.
    case other
}
