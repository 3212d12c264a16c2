internal import Commissioning
internal import EventLog

/// A breach of the rules on conflicts was put on no record.
enum BreachNotRecorded: AuditRule {
    static let card = RuleCard(
        "COI-08", "Was a breach of the rules on conflicts recorded and published?",
        formula: "Where COI-04 or COI-05 indicates a breach, a breach of that person in that "
            + "procurement is recorded within 90 days of the award.",
        source: "Managing Conflicts of Interest, NHS England",
        appliesWhen: "findings of COI-04 "
            + "and COI-05 that indicate a breach",
        severity: .pledge, firesOn: .absence,
        reads: [
            "interests.conflict-breach-recorded", "procurement.award-decided",
            "governance.item-decided", "interests.interest-declared",
        ],
        consequenceOf: ["COI-04", "COI-05"], threshold: .ours("90 days"),
        examples: [
            .init("met", "The breach was recorded after 30 days."),
            .init(
                "concern",
                "None was recorded in 90 days, and the body declares its register "
                    + "complete."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        let raised = (UndeclaredAtMeeting.judge(history) + ConflictedVote.judge(history)).filter {
            $0.outcome == .breached && $0.silence == nil
        }
        guard !raised.isEmpty else { return [] }
        return history.decidedAwards.flatMap { award in
            (award.item?.value.deciders ?? []).compactMap { decider -> Judgement? in
                let part = "award \(award.ref) person \(decider.person)"
                let own = raised.first { $0.part == part && $0.matter == award.file.matter }
                return own.map { judge($0, decider.person, award, history) }
            }
        }
    }

    private static func judge(
        _ raised: Judgement, _ person: Reference, _ award: DecidedAward,
        _ history: AuditHistory
    ) -> Judgement {
        let due = award.decided.on.adding(days: 90)
        let owner = award.file.matter.owner
        let breaches = history.interests.first { $0.matter.owner == owner }?.state.breaches.values
        let recorded = breaches?.first {
            $0.value.person == person && $0.value.decision == award.file.matter.stream
                && $0.on <= due
        }
        func answer(
            _ outcome: Outcome, _ sentence: String, silence: Silence? = nil, toDo: String? = nil
        ) -> Judgement {
            Judgement(
                outcome, award.file.matter, part: raised.part, sentence, by: [award.decided.by],
                on: raised.evidence + (recorded.map { [Evidence($0, "breach recorded")] } ?? []),
                silence: silence, value: award.decided.value.value, toDo: toDo)
        }
        if let recorded { return answer(.met, "a breach was recorded on \(recorded.on)") }
        if history.asOf <= due {
            return answer(
                .notYetDue(due), "a breach is to be recorded by \(due)",
                toDo: "record the breach of the rules on conflicts, or say why it is none")
        }
        return answer(
            .concern, "a breach was to be recorded by \(due)",
            silence: Silence(
                of: "it", ["interests.conflict-breach-recorded"], body: owner,
                from: award.decided.on, through: due))
    }
}
