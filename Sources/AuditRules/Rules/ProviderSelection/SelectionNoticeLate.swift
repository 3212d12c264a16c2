internal import Commissioning
internal import EventLog

/// The notice of an award under the Provider Selection Regime came late, or not at all.
enum SelectionNoticeLate: AuditRule {
    static let card = RuleCard(
        "PSR-06", "Was the award notice published within 30 days?",
        formula: "The notice of the award is published within 30 days of the award.",
        source: "S.I. 2023/1348, the Schedules on notices; statutory guidance",
        confidence: .unverified, inForce: LawScope.days("2024-01-01"),
        appliesWhen: LawScope.providerSelection.words, severity: .duty, obligation: .law,
        firesOn: .absence,
        reads: ["procurement.award-decided", "procurement.notice-published"],
        threshold: .source("30 days"),
        examples: [
            .init("met", "Awarded on 2026-04-14; notice of 2026-05-14."),
            .init("concern", "Awarded on 2026-04-14; notice of 2026-05-15."),
            .init("notYetDue", "Awarded on 2026-04-14; asked on 2026-05-01."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.judgedAwards(under: .providerSelection) { ref, decided in
                judge(ref, decided, in: file, history)
            }
        }
    }

    private static func judge(
        _ ref: Reference, _ decided: Stated<AwardDecision>,
        in file: CaseFile<ProcurementState>, _ history: AuditHistory
    ) -> Judgement {
        let due = decided.on.adding(days: 30)
        let start = "awarded on \(decided.on), notice due by \(due)"
        let notice = file.notices(of: "award", about: ref).first
        let evidence =
            [Evidence(decided, "award \(ref) decided")]
            + (notice.map { [Evidence($0, "award notice")] } ?? [])
        func answer(
            _ outcome: Outcome, _ sentence: String, silence: Silence? = nil, toDo: String? = nil
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "award \(ref)", sentence, by: [decided.by],
                on: evidence, days: [decided.by] + (notice.map { [$0.by] } ?? []),
                silence: silence, value: decided.value.value, toDo: toDo)
        }
        if let notice {
            return answer(
                notice.on <= due ? .met : .breached, "\(start), published on \(notice.on)")
        }
        if history.asOf <= due {
            return answer(.notYetDue(due), start, toDo: "publish the notice of the award")
        }
        return answer(
            .breached, start,
            silence: Silence(
                of: "a notice of the award by then", ["procurement.notice-published"],
                body: file.matter.owner, from: decided.on, through: due))
    }
}
