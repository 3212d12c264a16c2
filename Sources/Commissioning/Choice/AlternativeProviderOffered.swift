import EventLog

/// Patients are offered another provider.
struct AlternativeProviderOffered: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.alternative-provider-offered.v1")
    static let summary = "Patients who asked for another provider are offered one."
    static let table = FieldTable(event: Self.self)

    let offer: AlternativeProvision

    init(from fields: inout FieldReader) { offer = fields.alternativeProvision() }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.alternativesOffered.append(Stated(offer, fact))
    }
}
