public import EventLog

/// The terms of a contract are modified.
struct ContractModified: EventData {
    typealias Area = ContractArea

    static let name = EventTypeName(known: "contract.contract-modified.v1")
    static let summary = "The terms of a contract are modified; what is absent stays as it was."
    static let table = FieldTable(event: Self.self)

    let change: ContractChange

    init(from fields: inout FieldReader) {
        let code = fields.required("changeCode", "What is changed.") as ContractModification.Code
        fields.sealed("change", String.self, .narrative, "What is changed, in words.")
        let valueDelta =
            fields.optional("valueDelta", "What it adds to the value of the whole term.") as Money?
        let newEnd = fields.optional("newEnd", "The first day no longer covered.") as CivilDate?
        let modification = ContractModification(
            code: code,
            attribution: fields.optional("attributableTo", "Who caused it."),
            isProvidedFor: fields.required(
                "providedForInContract", "Whether the contract provides for it."),
            ground: fields.optional(
                "ground", "What allows it.",
                source: "PCR 2015, regulation 72; PSR, regulation 13; PA 2023, Schedule 8"),
            difference: fields.optional(
                "materiallyDifferent", "Whether it makes another contract of it."))
        change = ContractChange(
            kind: .modified(modification), valueDelta: valueDelta, newEnd: newEnd,
            decision: fields.optional("decision", "Where it was decided."))
    }

    func check(in state: ContractState, _ fact: Fact) throws(ContractRefusal) {
        try state.check(newEnd: change.newEnd, valueDelta: change.valueDelta)
    }

    func apply(to state: inout ContractState, _ fact: Fact) {
        state.noteUse(fact)
        // One day may see several modifications, so a second one contradicts nothing.
        state.changes.append(Stated(state.placed(change, fact), fact))
    }
}

/// A modification of a contract, beside its value and its end.
public struct ContractModification: Hashable, Sendable {
    /// What is changed.
    public let code: Code
    /// Who caused it; nil when not given.
    public let attribution: Attribution?
    /// Whether the contract provides for it.
    public let isProvidedFor: Bool
    /// What allows it; nil when not given.
    public let ground: Ground?
    /// Whether it makes another contract of it, where that was judged.
    public let difference: MaterialDifference?

    /// What a modification changes.
    public enum Code: String, CodeList {
        /// What it is worth.
        case value
        /// What is provided.
        case scope
        /// How long it goes on.
        case term
        /// What a unit costs.
        case price
        /// Who takes part.
        case parties
        /// Anything else.
        case other
    }

    /// Who causes a modification.
    public enum Attribution: String, CodeList {
        /// The commissioner.
        case authority
        /// The provider.
        case provider
        /// Neither of them.
        case external
    }

    /// What allows a modification without a new contract.
    public enum Ground: String, CodeList {
        /// PCR 2015, regulation 72(1)(a).
        case pcr72a = "72-1a"
        /// PCR 2015, regulation 72(1)(b).
        case pcr72b = "72-1b"
        /// PCR 2015, regulation 72(1)(c).
        case pcr72c = "72-1c"
        /// PCR 2015, regulation 72(1)(d).
        case pcr72d = "72-1d"
        /// PCR 2015, regulation 72(1)(e).
        case pcr72e = "72-1e"
        /// PCR 2015, regulation 72(1)(f).
        case pcr72f = "72-1f"
        /// Provider Selection Regime, regulation 13(1)(a).
        case psr13a = "13-1a"
        /// Provider Selection Regime, regulation 13(1)(b).
        case psr13b = "13-1b"
        /// Provider Selection Regime, regulation 13(1)(c).
        case psr13c = "13-1c"
        /// Provider Selection Regime, regulation 13(1)(d).
        case psr13d = "13-1d"
        /// Procurement Act 2023, Schedule 8.
        case schedule8 = "Sch8"
        /// None of them.
        case noGround = "none"
    }
}

/// A judgement of whether a modification makes another contract of a contract.
public struct MaterialDifference: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(MaterialDifference.self)

    /// Whether it does.
    public let isDifferent: Bool
    /// Who judged it.
    public let judgedBy: Reference
    /// In what it differs, or could; nil when not given.
    public let reason: Reason?

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        isDifferent = fields.required("different", "Whether it makes another contract of it.")
        judgedBy = fields.required("judgedBy", "Who judged it.")
        reason = fields.optional("reasonCode", "In what it differs, or could.")
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
    }

    /// In what a modified contract differs.
    public enum Reason: String, CodeList {
        /// What is provided.
        case scope
        /// What it is worth.
        case value
        /// Who provides.
        case provider
        /// Who carries which cost and risk.
        case balance
        /// Anything else.
        case other
    }
}
