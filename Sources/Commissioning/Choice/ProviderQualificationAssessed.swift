public import EventLog

/// A provider is assessed by the criteria of the service.
struct ProviderQualificationAssessed: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.provider-qualification-assessed.v1")
    static let summary = "A provider is assessed by the criteria of the service."
    static let table = FieldTable(event: Self.self)

    let supplier: Supplier?
    let assessment: ProviderAssessment

    init(from fields: inout FieldReader) {
        supplier = fields.supplier()
        assessment = ProviderAssessment(
            results: fields.list(
                "criteriaResults", "Each criterion and whether it is met.", isRequired: true),
            isCQCRegistered: fields.optional(
                "cqcRegistered", "Whether the Care Quality Commission has registered it."),
            isLicensed: fields.optional("licensed", "Whether it has a provider licence."),
            acceptsStandardContract: fields.optional(
                "acceptsStandardContract", "Whether it accepts the NHS standard contract."),
            acceptsTariff: fields.optional("acceptsTariff", "Whether it accepts the price."),
            acceptsPathways: fields.optional(
                "acceptsPathways", "Whether it accepts the pathways and referral protocols."))
    }

    var tags: [String] { Tags.of(suppliers: [supplier?.code]) }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        guard supplier != nil else { throw .supplierMissing }
        try state.check(assessment.results.map(\.criterion))
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.change(supplier) { $0.assessed(assessment, fact) }
    }
}

/// What an assessment of a provider found.
public struct ProviderAssessment: Hashable, Sendable {
    /// At least one, in the order given.
    public let results: [AssessedCriterion]
    /// Whether the Care Quality Commission has registered it; nil when not given.
    public let isCQCRegistered: Bool?
    /// Whether it has a provider licence; nil when not given.
    public let isLicensed: Bool?
    /// Whether it accepts the NHS standard contract; nil when not given.
    public let acceptsStandardContract: Bool?
    /// Whether it accepts the price; nil when not given.
    public let acceptsTariff: Bool?
    /// Whether it accepts the pathways and referral protocols; nil when not given.
    public let acceptsPathways: Bool?

    /// Criteria that it meets, in the order given.
    public var met: [Reference] { results.filter(\.isMet).map(\.criterion) }

    /// Criteria that it does not meet, in the order given.
    public var unmet: [Reference] { results.filter { !$0.isMet }.map(\.criterion) }
}

/// One criterion of an assessment.
public struct AssessedCriterion: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(AssessedCriterion.self)

    /// The criterion, as the specification refers to it.
    public let criterion: Reference
    /// Whether it is met.
    public let isMet: Bool

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        criterion = fields.required("criterion", "The criterion of the specification.")
        isMet = fields.required("met", "Whether it is met.")
    }
}

extension ChoiceState {
    /// Refuses a criterion named twice, and one that no specification on record ever had; where
    /// none on record has criteria, any may be named.
    func check(_ criteria: [Reference]) throws(ChoiceRefusal) {
        try ChoiceRefusal.checkEachOnce(criteria)
        guard !publishedCriteria.isEmpty else { return }
        let published = Set(publishedCriteria.map(\.id))
        for criterion in criteria where !published.contains(criterion) {
            throw .criterionNotPublished(criterion, specifications: specifications.map(\.by))
        }
    }
}
