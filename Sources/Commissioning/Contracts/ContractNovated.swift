public import EventLog

/// A contract passes to another provider.
struct ContractNovated: EventData {
    typealias Area = ContractArea

    static let name = EventTypeName(known: "contract.contract-novated.v1")
    static let summary = "A contract passes to another provider."
    static let table = FieldTable(event: Self.self)

    let provider: Provider
    let effectiveOn: CivilDate?
    let decision: Decision?

    init(from fields: inout FieldReader) {
        provider = fields.required("provider", "Who provides from then on.")
        effectiveOn = fields.optional("effectiveOn", "From when, if not from this day.")
        decision = fields.optional("decision", "Where it was decided.")
    }

    var tags: [String] { Tags.of(suppliers: [provider.supplier?.code]) }

    func check(in state: ContractState, _ fact: Fact) throws(ContractRefusal) {
        guard provider.supplier != nil else { throw .providerMissing }
    }

    func apply(to state: inout ContractState, _ fact: Fact) {
        state.noteUse(fact)
        let novation = ContractNovation(
            provider: provider, effectiveOn: effectiveOn ?? fact.occurredOn, decision: decision)
        // From one day on there is one provider: another one for it is a contradiction.
        if let place = state.novations.firstIndex(where: {
            $0.value.effectiveOn == novation.effectiveOn
        }) {
            state.novations[place].contestUnlessSame(novation, fact)
        } else {
            state.novations.append(Stated(novation, fact))
        }
    }
}

/// A passing of a contract to another provider.
public struct ContractNovation: Hashable, Sendable {
    /// Who provides from then on.
    public let provider: Provider
    /// From when; the day of the fact when the event gives no other.
    public let effectiveOn: CivilDate
    /// Where it was decided; nil when not given.
    public let decision: Decision?
}
