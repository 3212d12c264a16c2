import EventLog

/// A contract is signed.
struct ContractSigned: EventData {
    typealias Area = ContractArea

    static let name = EventTypeName(known: "contract.contract-signed.v1")
    static let summary = "A contract is signed, for all its parties or for some."
    static let table = FieldTable(event: Self.self)

    let signing: ContractSigning

    init(from fields: inout FieldReader) {
        let codes =
            fields.list("signedFor", "The parties whose signature it is; all when absent.")
            as [ODSCode]
        signing = ContractSigning(signedFor: codes.sorted())
    }

    var tags: [String] { Tags.of(bodies: signing.signedFor) }

    func check(in state: ContractState, _ fact: Fact) throws(ContractRefusal) {
        for (code, next) in zip(signing.signedFor, signing.signedFor.dropFirst())
        where code == next {
            throw .partyTwice(code)
        }
        if let known = state.signings.first(where: { $0.value == signing }),
            known.on == fact.occurredOn
        {
            throw .alreadySigned(on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ContractState, _ fact: Fact) {
        state.noteUse(fact)
        // The same parties sign once: another day for them is a contradiction.
        if let place = state.signings.firstIndex(where: { $0.value == signing }) {
            if state.signings[place].on != fact.occurredOn {
                state.signings[place].contest(with: signing, fact)
            }
        } else {
            state.signings.append(Stated(signing, fact))
        }
    }
}

/// A signature under a contract.
public struct ContractSigning: Hashable, Sendable {
    /// The parties whose signature it is, in ascending order; empty for all.
    public let signedFor: [ODSCode]
}
