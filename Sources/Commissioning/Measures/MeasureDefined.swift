public import EventLog

/// Somebody says what a measure is of.
struct MeasureDefined: EventData {
    typealias Area = MeasureArea

    static let name = EventTypeName(known: "measure.measure-defined.v1")
    static let summary = "Somebody says what a measure is of, and what it is held against."
    static let table = FieldTable(event: Self.self)

    let definition: MeasureDefinition

    init(from fields: inout FieldReader) {
        definition = MeasureDefinition(
            title: fields.required("title", "What it is called."),
            framework: fields.required("framework", "What it belongs to."),
            polarity: fields.required("polarity", "Whether more is better."),
            threshold: fields.optional(
                "thresholdBp", "The share of cases that it is held against.",
                unit: "basis points"),
            thresholdFrom: fields.optional(
                "thresholdFrom", "The first day of periods that are held against it."))
    }

    func apply(to state: inout MeasureState, _ fact: Fact) {
        state.note(fact)
        if let known = state.definitions.firstIndex(where: { $0.on == fact.occurredOn }) {
            state.definitions[known].contestUnlessSame(definition, fact)
        } else {
            state.definitions.append(Stated(definition, fact))
        }
    }
}

/// What a measure is of.
public struct MeasureDefinition: Hashable, Sendable {
    /// What it is called.
    public let title: String
    /// What it belongs to.
    public let framework: Framework
    /// Whether more is better.
    public let polarity: Polarity
    /// The share of cases that it is held against; nil when it is held against none.
    public let threshold: BasisPoints?
    /// The first day of periods that are held against it; nil for the day of the definition.
    public let thresholdFrom: CivilDate?

    /// What a measure can belong to.
    public enum Framework: String, CodeList {
        /// The NHS Outcomes Framework.
        case nhsOutcomes = "NHSOF"
        /// The CCG Outcomes Indicator Set.
        case ccgOutcomes = "CCGOIS"
        /// The NHS Constitution.
        case constitution = "Constitution"
        /// Quality, innovation, productivity and prevention.
        case qipp = "QIPP"
        /// Personal health budgets.
        case personalHealthBudgets = "PHB"
        /// Money.
        case finance
        /// Anything else.
        case other
    }

    /// Whether more is better.
    public enum Polarity: String, CodeList {
        /// It is.
        case higherIsBetter
        /// Less is.
        case lowerIsBetter
    }
}
