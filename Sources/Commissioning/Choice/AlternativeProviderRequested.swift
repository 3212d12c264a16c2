import EventLog

/// Patients ask for another provider.
struct AlternativeProviderRequested: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.alternative-provider-requested.v1")
    static let summary = "Patients who wait too long ask for another provider."
    static let table = FieldTable(event: Self.self)

    let request: AlternativeProvision

    init(from fields: inout FieldReader) { request = fields.alternativeProvision() }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.alternativesRequested.append(Stated(request, fact))
    }
}
