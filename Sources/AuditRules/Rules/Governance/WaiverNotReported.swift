internal import Commissioning
internal import EventLog

/// A waiver of the rules on tenders of which the audit committee was not told in time.
enum WaiverNotReported: AuditRule {
    static let card = RuleCard(
        "WAIV-01", "Was the audit committee told of the waiver at its next meeting?",
        formula: "The day on which the audit committee was told is no later than its first meeting "
            + "after the waiver.",
        source: "the body's standing financial instructions",
        appliesWhen: "waivers of the rules on tenders", severity: .pledge,
        reads: [
            "procurement.tender-waiver-approved", "governance.meeting-held",
            "governance.body-constituted",
        ],
        caveat: "The audit committee is the body whose title says audit.",
        examples: [
            .init("met", "Approved on 2018-06-01; told on 2018-07-10, its next meeting."),
            .init(
                "concern",
                "Approved on 2018-06-01; told on 2018-10-09, after its meeting of "
                    + "2018-07-10."),
            .init("notDeterminable", "No meeting of the audit committee is on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.state.waivers.map { judge($0, in: file, history) }
        }
    }

    private static func judge(
        _ waiver: Stated<TenderWaiver>, in file: CaseFile<ProcurementState>,
        _ history: AuditHistory
    ) -> Judgement {
        let toldOn = waiver.value.reportedToAuditCommitteeOn
        var evidence = [Evidence(waiver, "waiver; told on", toldOn?.description ?? "no day")]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "waiver of \(waiver.on)", sentence, by: [waiver.by],
                on: evidence, missing: missing, days: [waiver.by],
                value: waiver.value.estimatedValue)
        }
        guard let next = history.auditMeeting(of: file.matter.owner, after: waiver.on) else {
            return answer(
                .notDeterminable, "the waiver was approved on \(waiver.on)",
                missing: [
                    MissingFact(
                        "governance.meeting-held", "the audit committee's meetings since then")
                ])
        }
        evidence.append(Evidence(next, "audit committee met"))
        guard let toldOn else {
            return answer(
                .notDeterminable, "the audit committee met on \(next.on)",
                missing: [
                    MissingFact(
                        "procurement.tender-waiver-approved",
                        "on which day the audit committee was told")
                ])
        }
        return answer(
            toldOn <= next.on ? .met : .concern,
            "the audit committee met on \(next.on), and was told on \(toldOn)")
    }
}

extension AuditHistory {
    /// The first meeting of a body's audit committee after a day.
    fileprivate func auditMeeting(
        of owner: ODSCode?, after day: CivilDate
    ) -> Stated<HeldMeeting>? {
        guard let file = governance.first(where: { $0.matter.owner == owner }) else { return nil }
        let committees = Set(
            file.state.bodies.values.map(\.value)
                .filter { $0.title?.lowercased().contains("audit") ?? false }.map(\.ref))
        return file.state.meetings.values.compactMap(\.held)
            .filter { $0.on > day && committees.contains($0.value.body) }
            .min { ($0.on, $0.by) < ($1.on, $1.by) }
    }
}
