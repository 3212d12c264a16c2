import EventLog

/// Patients cannot choose a provider any more.
struct ProviderRemoved: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.provider-removed.v1")
    static let summary = "Patients cannot choose a provider any more."
    static let table = FieldTable(event: Self.self)

    let supplier: Supplier?
    let reason: ProviderStopReason

    init(from fields: inout FieldReader) {
        supplier = fields.supplier()
        reason = fields.providerStopReason()
    }

    var tags: [String] { Tags.of(suppliers: [supplier?.code]) }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        guard let supplier else { throw .supplierMissing }
        if let provider = state.provider(supplier), provider.isRemoved,
            let known = provider.removals.last
        {
            throw .alreadyRemoved(supplier, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.change(supplier) { $0.removed(reason, fact) }
    }
}
