internal import Commissioning
internal import EventLog

/// A contract that rests on no decision.
enum ContractWithoutDecision: AuditRule {
    static let card = RuleCard(
        "FAIR-15", "Does the contract rest on a decision?",
        formula: "A contract that was procured has an award on record in its procurement. One that "
            + "came over, stood in a register from before the ledger or was made over rests on "
            + "that. One for which the record itself says that nothing was found needs "
            + "explanation, and is a breach where the record is declared complete.",
        source: "S.I. 2013/500, regulation 9; S.I. 2023/1348, regulation 24",
        inForce: LawScope.days("2013-04-01"), appliesWhen: "every contract",
        severity: .duty, obligation: .law, firesOn: .absence,
        reads: ["contract.contract-awarded", "procurement.award-decided"],
        caveat: "Where it is not on record when the procurement commenced, the record must be "
            + "complete for the year before the contract was awarded.",
        examples: [
            .init("met", "The contract names procurement 2018-01, in which award A1 was decided."),
            .init("concern", "The contract was recorded with the basis noneOnRecord."),
            .init("breached", "The same, and the body declares its procurement events complete."),
            .init(
                "notDeterminable",
                "It names a procurement in which no award is on record, and "
                    + "nobody declares the record complete."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.contracts.compactMap { file in
            file.state.award.map { judge($0, in: file, history) }
        }
    }

    private static func judge(
        _ award: ContractAward, in file: CaseFile<ContractState>, _ history: AuditHistory
    ) -> Judgement {
        let basis = award.decisionBasis
        let evidence = [Evidence(basis, "rests on", basis.value.rawValue)]
        func answer(
            _ outcome: Outcome, _ sentence: String, _ more: [Evidence] = [],
            silence: Silence? = nil
        ) -> Judgement {
            Judgement(
                outcome, file.matter, sentence, by: [award.awardedOn.by], on: evidence + more,
                silence: silence, value: file.awardedValue)
        }
        func silence(otherwise outcome: Outcome) -> Silence {
            Silence(
                of: "a decision to award it", ["procurement.award-decided"],
                body: file.matter.owner,
                from: file.law.commencedOn ?? award.awardedOn.value.adding(days: -366),
                through: award.awardedOn.value, otherwise: outcome)
        }
        switch basis.value {
        case .inheritedByTransfer: return answer(.met, "it came over from a body that was replaced")
        case .legacyRegister: return answer(.met, "it stood in a register from before the ledger")
        case .novated: return answer(.met, "another contract was made over")
        case .noneOnRecord:
            return answer(
                .breached, "the record of the award says that no decision was found",
                silence: silence(otherwise: .concern))
        case .procured:
            if let decided = decision(on: award, history) {
                return answer(
                    .met, "its award was decided on \(decided.on)",
                    [Evidence(decided, "award decided")])
            }
            return answer(
                .breached, "it is said to be procured",
                silence: silence(otherwise: .notDeterminable))
        }
    }

    private static func decision(
        on award: ContractAward, _ history: AuditHistory
    ) -> Stated<AwardDecision>? {
        guard let file = history.procurement(award.procurement.value) else { return nil }
        if let ref = award.award.value { return file.state.awards[ref]?.decided }
        return file.awards.compactMap(\.record.decided).first
    }
}
