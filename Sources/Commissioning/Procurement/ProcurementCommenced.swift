public import EventLog

/// A procurement commences, which fixes the law it is run under.
struct ProcurementCommenced: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.procurement-commenced.v1")
    static let summary = "A procurement commences, which fixes the law it is run under."
    static let table = FieldTable(event: Self.self)

    let commencement: Commencement

    init(from fields: inout FieldReader) {
        let by = fields.required("by", "The act that commences it.") as Commencement.Act
        let framework = fields.optional("framework", "The framework called off from.") as String?
        let frameworkRegime =
            fields.optional("frameworkRegime", "The law the framework was made under.")
            as ProcurementRegime?
        let regime = fields.required("regime", "The law it is run under.") as ProcurementRegime
        let reason =
            fields.optional("regimeReasonCode", "Why that law.") as Commencement.RegimeReason?
        fields.sealed("regimeReason", String.self, .narrative, "Why that law, in words.")
        commencement = Commencement(
            act: by, framework: framework, frameworkRegime: frameworkRegime, regime: regime,
            regimeReason: reason,
            mainSubject: fields.required("mainSubject", "What is mainly bought."),
            estimatedValue: fields.optional("estValue", "What it is thought to be worth."),
            term: fields.optional(
                "termMonths", "For how long, options included.", unit: "months"),
            functionalBasis: fields.optional(
                "functionalBasis", "Whose function the body exercises."),
            ocid: fields.optional("ocid", "Its id in open contracting data.", source: "OCDS 1.1"))
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.noteLate(fact)
        let abandonment = state.abandonment
        if let abandonment {
            state.formerAbandonments.append(abandonment)
            state.abandonment = nil
        }
        if state.commencement == nil || abandonment != nil {
            state.commencement.replace(with: commencement, fact)
            state.regime.replace(with: commencement.regime, fact)
            if let value = commencement.estimatedValue {
                state.estimatedValue.replace(with: value, fact)
            }
        } else {
            state.commencement.contestDay(commencement, fact)
            state.regime.contest(with: commencement.regime, fact)
            if let value = commencement.estimatedValue {
                state.estimatedValue.contest(with: value, fact)
            }
        }
    }
}

/// How a procurement commences.
public struct Commencement: Hashable, Sendable {
    /// The act that commences it.
    public let act: Act
    /// The framework called off from; nil when not given.
    public let framework: String?
    /// The law the framework was made under; nil when not given.
    public let frameworkRegime: ProcurementRegime?
    /// The law it is run under.
    public let regime: ProcurementRegime
    /// Why that law; nil when not given.
    public let regimeReason: RegimeReason?
    /// What is mainly bought.
    public let mainSubject: Subject
    /// What it is thought to be worth; nil when not given.
    public let estimatedValue: Money?
    /// For how long, options included; nil when not given.
    public let term: Months?
    /// Whose function the body exercises; nil when not given.
    public let functionalBasis: FunctionalBasis?
    /// Its id in open contracting data; nil when not given.
    public let ocid: OCID?

    /// The act that commences a procurement.
    public enum Act: String, CodeList {
        /// A notice that a contract is to be let.
        case contractNotice
        /// A provider is approached without a notice.
        case directApproach
        /// A call-off from a framework.
        case callOff
    }

    /// Why a law applies.
    public enum RegimeReason: String, CodeList {
        /// It was in force on that day.
        case onCommencement
        /// The services are health care.
        case healthCareService
        /// The services are mixed.
        case mixed
        /// The value is below the threshold.
        case belowThreshold
        /// A rule on the passage from one law to another.
        case transitional
        /// Anything else.
        case other
    }

    /// What is mainly bought.
    public enum Subject: String, CodeList {
        /// Health care services.
        case healthCareServices
        /// Other services.
        case otherServices
        /// Goods.
        case goods
        /// Works.
        case works
    }

    /// Whose function a body exercises.
    public enum FunctionalBasis: String, CodeList {
        /// Its own.
        case own
        /// NHS England's, delegated under section 13Z of the NHS Act 2006.
        case delegatedByNHSEngland = "delegatedByNHSE-s13Z"
        /// One that is shared under section 75 of the NHS Act 2006.
        case section75 = "s75"
        /// Another body's, on its behalf.
        case onBehalfOf
    }
}
