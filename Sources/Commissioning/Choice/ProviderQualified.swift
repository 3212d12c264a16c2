public import EventLog

/// A provider is qualified: patients can choose it.
struct ProviderQualified: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.provider-qualified.v1")
    static let summary = "A provider is qualified, so that patients can choose it."
    static let table = FieldTable(event: Self.self)

    let supplier: Supplier?
    let qualification: ProviderQualification

    init(from fields: inout FieldReader) {
        supplier = fields.supplier()
        qualification = ProviderQualification(
            directoryListedOn: fields.optional(
                "directoryListedOn", "The day from which the directory of services lists it."),
            decision: fields.optional("decision", "Where it was decided."))
    }

    var tags: [String] { Tags.of(suppliers: [supplier?.code]) }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        guard let supplier else { throw .supplierMissing }
        if let known = state.provider(supplier)?.standings.last, known.value == .qualified {
            throw .alreadyQualified(supplier, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.change(supplier) { $0.qualified(qualification, fact) }
    }
}

/// How a provider was qualified.
public struct ProviderQualification: Hashable, Sendable {
    /// The day from which the directory of services lists it; nil when not given.
    public let directoryListedOn: CivilDate?
    /// Where it was decided; nil when not given.
    public let decision: Decision?
}
