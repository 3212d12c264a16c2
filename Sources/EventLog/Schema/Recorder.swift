/// Who records the facts of an event type.
public enum Recorder: Hashable, Sendable {
    /// Whoever knows the fact, by a proposal.
    case anybody
    /// The ledger alone: the fact is one about itself, which only it can know. With what makes it
    /// record one, as it is said after "when".
    case ledger(when: String)

    /// Whether only the ledger itself records such a fact.
    @usableFromInline var isLedger: Bool {
        if case .ledger = self { true } else { false }
    }
}

extension Catalogue {
    /// What is wrong with a fact that only the ledger records, where somebody else proposes it or
    /// says it again. Nil for any other, and where the whole history is told by proposals.
    func recorderIssue(
        _ body: ReadData, _ header: ProposalHeader, _ defaults: ProposalDefaults
    ) -> FieldIssue? {
        guard !defaults.allowsOwnFacts, let event = body.event, let machine = body.machine,
            case .ledger(let occasion) = machines[machine].types[event.type].schema.recorder
        else { return nil }
        let name = machines[machine].types[event.type].schema.name
        guard header.corrects == nil else {
            return FieldIssue(
                path: "/corrects", value: name.text,
                reason: "only the ledger itself says this, so nobody else says it again",
                hint: "it records one when \(occasion)")
        }
        return FieldIssue(
            path: "/type", value: name.text,
            reason: "only the ledger itself records this, of itself",
            hint: "it does so when \(occasion)")
    }
}
