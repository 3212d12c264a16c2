public import EventLog

/// A commissioner weighs the ways to get support.
struct SupportOptionAppraised: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.support-option-appraised.v1")
    static let summary = "A commissioner weighs the ways to get support."
    static let table = FieldTable(event: Self.self)

    let appraisal: OptionAppraisal

    init(from fields: inout FieldReader) {
        let options =
            fields.list("options", "The ways that were weighed.", isRequired: true)
            as [AppraisedOption]
        let criteria = fields.list("criteria", "What they were weighed by.") as [String]
        appraisal = OptionAppraisal(
            options: options, hasCriteria: !criteria.isEmpty,
            preferred: fields.optional("preferred", "The way that came out best."))
    }

    var tags: [String] { Tags.of(suppliers: appraisal.options.map { $0.supplier?.code }) }

    func apply(to state: inout SupportState, _ fact: Fact) {
        state.note(fact)
        state.appraisals.append(Stated(appraisal, fact))
    }
}

/// What an appraisal came to.
public struct OptionAppraisal: Hashable, Sendable {
    /// At least one, in the order given.
    public let options: [AppraisedOption]
    /// Whether criteria are named.
    public let hasCriteria: Bool
    /// The way that came out best; nil when not given.
    public let preferred: SupportOption?
}

/// One way that was weighed.
public struct AppraisedOption: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(AppraisedOption.self)

    /// What sort of way it is.
    public let kind: SupportOption
    /// Who would supply; nil when not given.
    public let supplier: Supplier?
    /// What it would cost; nil when not given.
    public let cost: Money?
    /// How it scored; nil when not given.
    public let score: BasisPoints?

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        kind = fields.required("kind", "What sort of way it is.")
        supplier = fields.supplier()
        cost = fields.optional("cost", "What it would cost.")
        score = fields.optional("scoreBp", "How it scored.", unit: "basis points")
    }
}
