internal import Commissioning
internal import EventLog

/// Somebody scored bids who has an interest in the winner.
enum EvaluatorNotIndependent: AuditRule {
    static let card = RuleCard(
        "COI-09", "Were those who scored bids independent of the winner?",
        formula: "Nobody who scored a bid has an interest in a supplier to whom an award went, "
            + "active on the day of the award or ended less than six months before; a match by "
            + "name alone is a question.",
        source: "PCR 2015, regulation 24", inForce: LawScope.days("2015-02-26", "2025-02-24"),
        appliesWhen: LawScope.publicContracts.words, severity: .duty, obligation: .law,
        reads: [
            "procurement.bid-scored", "procurement.award-decided", "interests.interest-declared",
        ],
        caveat: "Bidders who lost are sealed: only interests in those to whom the award went are "
            + "seen. An evaluator without a register of the body is not seen.",
        examples: [
            .init("met", "No evaluator has an interest in the winner."),
            .init("breached", "An evaluator holds shares in the winner."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.decidedAwards.flatMap { award -> [Judgement] in
            let evaluators = award.file.state.evaluators.sorted { $0.key.text < $1.key.text }
            guard !evaluators.isEmpty,
                history.interests.contains(where: {
                    $0.matter.owner == award.file.matter.owner
                })
            else { return [] }
            return award.file.judged(under: .publicContracts, by: [award.decided.by]) {
                [judge(evaluators.map(\.key), award, history)]
            }
        }
    }

    private static func judge(
        _ evaluators: [Reference], _ award: DecidedAward, _ history: AuditHistory
    ) -> Judgement {
        let ties = evaluators.flatMap {
            history.ties(
                of: $0, to: award.decided.value.suppliers, on: award.decided.on,
                in: award.file.matter.owner)
        }
        let names = ties.map { "\($0.person) in \($0.supplier)" }.joined(separator: ", ")
        let isByCode = ties.contains(where: \.isByCode)
        return Judgement(
            ties.isEmpty ? .met : isByCode ? .breached : .concern, award.file.matter,
            part: "award \(award.ref)",
            ties.isEmpty
                ? "none of \(evaluators.count) evaluators has a registered interest in the winner"
                : "evaluators have an interest: \(names)",
            by: [award.decided.by],
            on: [Evidence(award.decided, "award \(award.ref) decided")] + ties.map(\.evidence),
            value: award.decided.value.value)
    }
}
