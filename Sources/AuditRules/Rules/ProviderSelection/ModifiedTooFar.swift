internal import Commissioning
internal import EventLog

/// A contract under the Provider Selection Regime was changed further than it may be.
enum ModifiedTooFar: AuditRule {
    static let card = RuleCard(
        "PSR-09", "Was the modification one that is permitted?",
        formula: "It is provided for in the contract (13(1)(a)), follows from a change of the "
            + "provider's identity (b) or from outside (c), or, where the authority causes it (d), "
            + "it was judged not materially different and all such changes together stay below "
            + "£500,000 or below a quarter of the value as awarded.",
        source: "S.I. 2023/1348, regulation 13", inForce: LawScope.days("2024-01-01"),
        appliesWhen: "contracts from " + LawScope.providerSelection.words, severity: .duty,
        obligation: .law, reads: ["contract.contract-modified", "contract.contract-awarded"],
        threshold: .source("£500,000 and 25 %"),
        caveat: "That a change of £500,000 or more has its notice is not tested.",
        examples: [
            .init(
                "met", "£2,000,000 as awarded; £499,999.99 more under (d), judged not different."),
            .init("breached", "£2,000,000 as awarded; £500,000 more under (d)."),
            .init("concern", "The change names no ground."),
            .init(
                "notDeterminable",
                "£500,000 more under (d); the value as awarded is not on "
                    + "record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.contracts.flatMap { file -> [Judgement] in
            let changes = file.state.changes.filter { !$0.value.isExtension }
            return file.judged(under: .providerSelection, by: changes.map(\.by)) {
                changes.map { judge($0, in: file) }
            }
        }
    }

    private static func judge(
        _ change: Stated<ContractChange>, in file: CaseFile<ContractState>
    ) -> Judgement {
        let (outcome, sentence) = answer(to: change, in: file)
        let delta = change.value.valueDelta
        return Judgement(
            outcome, file.matter, part: "modification of \(change.on)",
            "the modification of \(change.on) \(sentence)", by: [change.by],
            on: [Evidence(change, "adds", delta?.pence.count.pounds ?? "no amount")],
            missing: outcome == .notDeterminable
                ? [
                    MissingFact(
                        "contract.contract-awarded", "the total value, counting VAT as changes do")
                ] : [], value: delta)
    }

    private static func answer(
        to change: Stated<ContractChange>, in file: CaseFile<ContractState>
    ) -> (Outcome, String) {
        guard case .modified(let modification) = change.value.kind else { return (.met, "") }
        let isDifferent = modification.difference?.isDifferent
        switch modification.ground {
        case .psr13a:
            return modification.isProvidedFor
                ? (.met, "is provided for in the contract")
                : (.breached, "claims 13(1)(a) and is not provided for in the contract")
        case .psr13b: return (.met, "follows from a change of the provider's identity")
        case .psr13c:
            return isDifferent == true
                ? (.breached, "was judged to make another contract")
                : (.met, "follows from outside")
        case .psr13d:
            guard let isDifferent else { return (.concern, "was not judged") }
            guard !isDifferent else { return (.breached, "was judged to make another contract") }
            return sum(upTo: change, in: file)
        case nil, .noGround?: return (.concern, "names no ground")
        case .pcr72a?, .pcr72b?, .pcr72c?, .pcr72d?, .pcr72e?, .pcr72f?, .schedule8?:
            return (.concern, "rests on a ground of another law")
        }
    }

    /// Holds all that the authority caused up to a change against both limits.
    private static func sum(
        upTo change: Stated<ContractChange>, in file: CaseFile<ContractState>
    ) -> (Outcome, String) {
        var added: Int64 = 0
        var vats: Set<VAT> = []
        for known in file.state.changes where known.on <= change.on {
            guard case .modified(let other) = known.value.kind, other.ground == .psr13d,
                let delta = known.value.valueDelta
            else { continue }
            let (sum, overflow) = added.addingReportingOverflow(delta.pence.count)
            guard !overflow else { return (.notDeterminable, "adds more than can be counted") }
            added = sum
            vats.insert(delta.vat)
        }
        let total = "and all that the authority caused add \(added.pounds)"
        if added < 50_000_000 { return (.met, "\(total), below £500,000") }
        guard let awarded = file.awardedValue, vats == [awarded.vat], awarded.basis != .annual,
            awarded.pence.count > 0
        else { return (.notDeterminable, "\(total), to be held against the value as awarded") }
        let (parts, overflow) = added.multipliedReportingOverflow(by: 4)
        let isBelow = !overflow && parts < awarded.pence.count
        return isBelow
            ? (.met, "\(total) of \(awarded.pence.count.pounds), below a quarter")
            : (.breached, "\(total) of \(awarded.pence.count.pounds), a quarter or more")
    }
}
