import EventLog

/// A provider applies to be qualified.
struct ProviderApplied: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.provider-applied.v1")
    static let summary = "A provider applies to be qualified for the service."
    static let table = FieldTable(event: Self.self)

    let supplier: Supplier?

    init(from fields: inout FieldReader) { supplier = fields.supplier() }

    var tags: [String] { Tags.of(suppliers: [supplier?.code]) }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        guard let supplier else { throw .supplierMissing }
        if let provider = state.provider(supplier), provider.awaitsDecision,
            let known = provider.applications.last
        {
            throw .alreadyApplied(supplier, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.change(supplier) { $0.applied(fact) }
    }
}
