internal import Commissioning
internal import EventLog
internal import Projections

/// Support was sourced without options, or not by the commissioner itself.
enum SupportDecidedElsewhere: AuditRule {
    static let card = RuleCard(
        "SUP-03", "Did the commissioner's own body decide, with options appraised?",
        formula: "At least two options were appraised before the decision, and governance has on "
            + "record where it was taken: a meeting with the item, or an officer's delegation in "
            + "force.",
        source: "the mandate of November 2012", appliesWhen: "decisions on support",
        severity: .pledge, answerable: "the body whose decision it is", firesOn: .absence,
        reads: [
            "support.support-sourcing-decided", "support.support-option-appraised",
            "governance.meeting-held", "governance.item-decided", "governance.delegation-granted",
        ],
        threshold: .ours("two options"),
        examples: [
            .init("met", "In house and a support unit were appraised; the governing body decided."),
            .init("concern", "One option was appraised."),
            .init("notDeterminable", "Two were appraised; the meeting is not on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.support.flatMap { file in
            file.state.decisions.map { judge($0, in: file, history) }
        }
    }

    private static func judge(
        _ decision: Stated<SourcingDecision>, in file: CaseFile<SupportState>,
        _ history: AuditHistory
    ) -> Judgement {
        let appraised = file.state.appraisals.filter { $0.on <= decision.on }
        let most = appraised.max { $0.value.options.count < $1.value.options.count }
        var evidence = [Evidence(decision, "decided", decision.value.option.rawValue)]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = [],
            silence: Silence? = nil
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "decision of \(decision.on)", sentence,
                by: [decision.by], on: evidence, missing: missing, silence: silence)
        }
        guard let most else {
            return answer(
                .concern, "decided on \(decision.on)",
                silence: Silence(
                    of: "an appraisal of options in the year before",
                    ["support.support-option-appraised"], body: file.matter.owner,
                    from: decision.on.adding(days: -366), through: decision.on))
        }
        let count = most.value.options.count
        evidence.append(Evidence(most, "options appraised", count))
        guard count >= 2 else { return answer(.concern, "one option was appraised") }
        let row = history.decisions.first {
            $0.stream == file.matter.stream && $0.by == decision.by
        }
        let missing = row?.place.missing ?? ["governance.meeting-held"]
        guard missing.isEmpty else {
            return answer(
                .notDeterminable, "\(count) options were appraised",
                missing: missing.map { MissingFact($0, "where it was decided on \(decision.on)") })
        }
        evidence += (row?.place.why ?? []).map { Evidence($0, "where it was decided", "on record") }
        return answer(
            .met, "\(count) options were appraised, and where it was decided is on record")
    }
}
