internal import Commissioning
internal import EventLog

/// An urgent decision that was not put to the next meeting.
enum UrgencyNotRatified: AuditRule {
    static let card = RuleCard(
        "GOV-03", "Was the urgent decision ratified at the next meeting?",
        formula: "The first meeting after an urgent decision, of the governing body or of the body "
            + "that ratified it, ratified it.",
        source: "the body's standing orders", appliesWhen: "urgent decisions", severity: .pledge,
        answerable: "the body whose decision it is", firesOn: .absence,
        reads: [
            "governance.urgent-decision-taken", "governance.decision-ratified",
            "governance.meeting-held", "governance.body-constituted",
        ],
        examples: [
            .init(
                "met", "Decided on 2018-08-07; the meeting of 2018-09-11, the next, ratified it."),
            .init("concern", "The meeting of 2018-09-11 refused to ratify it."),
            .init("notDeterminable", "No meeting after it is on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.governance.flatMap { file in
            file.state.urgentDecisions.values.map { judge($0, in: file, history) }
        }
    }

    private static func judge(
        _ urgent: Stated<UrgentDecision>, in file: CaseFile<GovernanceState>,
        _ history: AuditHistory
    ) -> Judgement {
        let ref = urgent.value.ref
        var evidence = [Evidence(urgent, "urgent decision \(ref)")]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = [],
            silence: Silence? = nil, days: [Position] = []
        ) -> Judgement {
            Judgement(
                outcome, file.matter.about(urgent.value.decision), part: "urgent \(ref)", sentence,
                by: [urgent.by], on: evidence, missing: missing, days: [urgent.by] + days,
                silence: silence)
        }
        let ratification = file.state.ratifications(ofUrgent: ref).first
        let body = ratification.flatMap { file.state.meetings[$0.value.meeting]?.held?.value.body }
        let next = file.state.firstMeeting(after: urgent.on, of: body)
        if let next { evidence.append(Evidence(next.held, "next meeting", next.ref)) }
        if let ratification {
            evidence.append(Evidence(ratification, "put to", ratification.value.meeting))
            guard ratification.value.isRatified else {
                return answer(.concern, "meeting \(ratification.value.meeting) did not ratify it")
            }
            guard let next, next.ref != ratification.value.meeting,
                next.held.on < ratification.on
            else { return answer(.met, "it was ratified on \(ratification.on)") }
            return answer(
                .concern,
                "it was ratified on \(ratification.on), after the meeting of "
                    + "\(next.held.on)", days: [ratification.by])
        }
        guard let next else {
            return answer(
                .notDeterminable, "it was taken on \(urgent.on)",
                missing: [
                    MissingFact("governance.meeting-held", "the next meeting of the governing body")
                ])
        }
        return answer(
            .concern, "the next meeting was on \(next.held.on)",
            silence: Silence(
                of: "its ratification", ["governance.decision-ratified"], body: file.matter.owner,
                from: urgent.on, through: next.held.on))
    }
}

extension GovernanceState {
    /// The first meeting after a day of a body, or of the governing body when none is named.
    fileprivate func firstMeeting(
        after day: CivilDate, of body: Reference?
    ) -> (ref: Reference, held: Stated<HeldMeeting>)? {
        let wanted: Set<Reference> =
            body.map { [$0] }
            ?? Set(
                bodies.values.map(\.value)
                    .filter { $0.kind == .governingBody || $0.kind == .icbBoard }.map(\.ref))
        return meetings.values.compactMap { meeting in
            guard let held = meeting.held, held.on > day, wanted.contains(held.value.body) else {
                return nil
            }
            return (meeting.ref, held)
        }.min { ($0.held.on, $0.held.by) < ($1.held.on, $1.held.by) }
    }
}
