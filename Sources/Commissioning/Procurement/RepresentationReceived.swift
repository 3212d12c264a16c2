internal import EventLog

/// A provider makes representations about a decision.
struct RepresentationReceived: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.representation-received.v1")
    static let summary = "A provider makes representations about a decision to award."
    static let table = FieldTable(event: Self.self)

    let representation: Reference
    let award: Reference?
    let provider: Revealed<Provider>?

    init(from fields: inout FieldReader) {
        representation = fields.required(
            "representation", "What it is referred to by.",
            source: "S.I. 2023/1348, regulation 12")
        award = fields.optional("award", "The award it is about.")
        provider = fields.sealed(
            "provider", Provider.self, .embargoed, "Who makes it.", audience: .auditors)
        fields.sealed(
            "grounds", String.self, .narrative, "What is said, in words.", audience: .auditors)
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.representations[representation, default: RepresentationRecord()]
            .receive(RepresentationSubject(award: award), from: provider, fact)
    }
}
