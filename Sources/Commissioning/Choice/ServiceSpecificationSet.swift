public import EventLog

/// A commissioner sets what a provider of the service must do, and at which price.
struct ServiceSpecificationSet: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.service-specification-set.v1")
    static let summary = "A commissioner sets what providers of the service must do and its price."
    static let table = FieldTable(event: Self.self)

    let specification: ChoiceSpecification

    init(from fields: inout FieldReader) {
        specification = ChoiceSpecification(
            document: fields.optional("specification", "The document that holds it."),
            tariff: fields.required("tariff", "Which price is paid."),
            localTariff: fields.optional("localTariff", "The local price."),
            qualityRequirements: fields.list(
                "qualityRequirements", "The quality that is demanded."),
            geography: fields.optional("geography", "Where it is to be provided."),
            criteria: fields.list("criteria", "What providers are assessed by."),
            publishedOn: fields.optional("publishedOn", "The day on which it was published."))
    }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        try ChoiceRefusal.checkEachOnce(specification.criteria.map(\.id))
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.specifications.takeDailyAccount(specification, fact)
        for criterion in specification.criteria {
            if let place = state.publishedCriteria.firstIndex(where: { $0.id == criterion.id }) {
                state.publishedCriteria[place] = criterion
            } else {
                state.publishedCriteria.append(criterion)
            }
        }
    }
}

/// What a provider of a service must do, and at which price.
public struct ChoiceSpecification: Hashable, Sendable {
    /// The document that holds it; nil when none is named.
    public let document: Citation?
    /// Which price is paid.
    public let tariff: ChoiceTariff
    /// The local price; nil when not given.
    public let localTariff: Money?
    /// The quality that is demanded, in the order given.
    public let qualityRequirements: [String]
    /// Where it is to be provided; nil when not given.
    public let geography: String?
    /// What providers are assessed by, in the order given.
    public let criteria: [QualificationCriterion]
    /// The day on which it was published; nil when not given.
    public let publishedOn: CivilDate?
}

/// Which price is paid for a service.
public enum ChoiceTariff: String, CodeList {
    /// That of the national tariff.
    case nationalTariff
    /// One that the commissioner sets for all providers.
    case localTariff
    /// None is set.
    case noTariff
}

/// Something that providers are assessed by.
public struct QualificationCriterion: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(QualificationCriterion.self)

    /// How assessments refer to it.
    public let id: Reference
    /// What it asks for.
    public let title: String

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        id = fields.required("criterion", "How assessments refer to it.")
        title = fields.required("title", "What it asks for.")
    }
}
