import EventLog

/// A contract goes on beyond its end.
struct ContractExtended: EventData {
    typealias Area = ContractArea

    static let name = EventTypeName(known: "contract.contract-extended.v1")
    static let summary = "A contract is to go on beyond its end."
    static let table = FieldTable(event: Self.self)

    let change: ContractChange

    init(from fields: inout FieldReader) {
        let newEnd = fields.required("newEnd", "The first day no longer covered.") as CivilDate
        let wasOption =
            fields.required("wasOption", "Whether the contract was awarded with this option.")
            as Bool
        change = ContractChange(
            kind: .extended(wasOption: wasOption),
            valueDelta: fields.optional(
                "valueDelta", "What it adds to the value of the whole term."),
            newEnd: newEnd, decision: fields.optional("decision", "Where it was decided."))
    }

    func check(in state: ContractState, _ fact: Fact) throws(ContractRefusal) {
        try state.check(newEnd: change.newEnd, valueDelta: change.valueDelta)
    }

    func apply(to state: inout ContractState, _ fact: Fact) {
        state.noteUse(fact)
        let known = state.changes.firstIndex { $0.on == fact.occurredOn && $0.value.isExtension }
        guard let known else {
            return state.changes.append(Stated(state.placed(change, fact), fact))
        }
        // One day sees one extension: a second account of it is made in the same place.
        var account = change
        account.endBefore = state.changes[known].value.endBefore
        account.isAfterEnd = state.changes[known].value.isAfterEnd
        state.changes[known].contestUnlessSame(account, fact)
    }
}
