public import EventLog

/// Patients cannot choose a provider for a time.
struct ProviderSuspended: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.provider-suspended.v1")
    static let summary = "Patients cannot choose a provider for a time."
    static let table = FieldTable(event: Self.self)

    let supplier: Supplier?
    let suspension: ProviderSuspension

    init(from fields: inout FieldReader) {
        supplier = fields.supplier()
        suspension = ProviderSuspension(
            reason: fields.providerStopReason(),
            endsOn: fields.optional("endsOn", "The first day on which it is over."))
    }

    var tags: [String] { Tags.of(suppliers: [supplier?.code]) }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        guard supplier != nil else { throw .supplierMissing }
        try ChoiceRefusal.check(endsOn: suspension.endsOn, fact)
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.change(supplier) { $0.suspended(suspension, fact) }
    }
}

/// Why and how long patients could not choose a provider.
public struct ProviderSuspension: Hashable, Sendable {
    /// Why.
    public let reason: ProviderStopReason
    /// The first day on which it is over; nil when no end is known.
    public let endsOn: CivilDate?
}
