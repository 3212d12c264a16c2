internal import Commissioning
internal import EventLog

/// Somebody with money at stake stayed and voted.
enum ConflictedVote: AuditRule {
    static let card = RuleCard(
        "COI-05", "Did nobody with a direct financial interest in the supplier stay and vote?",
        formula: "Each person with a direct financial interest in a supplier was out for the item "
            + "or did not vote. One who stayed and voted asks for an explanation, and is a breach "
            + "when nothing was done about the conflict.",
        source: "S.I. 2013/500, regulation 6(1)",
        inForce: LawScope.days("2013-04-01", "2024-01-01"),
        appliesWhen: "awards that a meeting on record decided from 2013-04-01 to 2023-12-31",
        severity: .duty, obligation: .law,
        reads: [
            "procurement.award-decided", "procurement.conflicts-checked",
            "governance.item-decided", "interests.interest-declared",
        ],
        consequenceOf: ["COI-04"],
        examples: [
            .init("met", "A GP with a share in the supplier left the room."),
            .init("breached", "The GP stayed and voted; nothing is on record that was done."),
            .init("concern", "The GP stayed and voted, as was allowed in the check."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        let inForce = LawScope.days("2013-04-01", "2024-01-01")
        return history.decidedAwards.filter { inForce.contains($0.decided.on) }
            .flatMap { award -> [Judgement] in
                (award.item?.value.deciders ?? []).compactMap { decider in
                    history.ties(
                        of: decider.person, to: award.decided.value.suppliers,
                        on: award.decided.on, in: award.file.matter.owner
                    ).first { $0.isDirectlyFinancial(on: award.decided.on) }.map {
                        judge(decider, $0, award)
                    }
                }
            }
    }

    private static func judge(
        _ decider: Decider, _ tie: Tie, _ award: DecidedAward
    ) -> Judgement {
        let voted = decider.wasPresent && (decider.vote == .for || decider.vote == .against)
        let isManaged = !award.actions(for: decider.person).isEmpty
        let outcome: Outcome = !voted ? .met : isManaged && tie.isByCode ? .concern : .breached
        let item = award.item.map { [Evidence($0, "voted", decider.vote.rawValue)] } ?? []
        return Judgement(
            voted && !tie.isByCode ? .concern : outcome, award.file.matter,
            part: "award \(award.ref) person \(decider.person)",
            "\(decider.person), with a direct financial interest in \(tie.supplier), "
                + (voted ? "stayed and voted" : "did not vote")
                + (voted && !isManaged ? "; nothing on record was done about it" : ""),
            by: [award.decided.by], on: award.evidence + item + [tie.evidence],
            value: award.decided.value.value)
    }
}

extension Tie {
    /// Whether money is at stake, and the person's own.
    fileprivate func isDirectlyFinancial(on day: CivilDate) -> Bool {
        let content = interest.content(on: day)
        return content?.type == .financial && content?.directness == .direct
    }
}
