internal import Commissioning
internal import EventLog

/// Patients were not told that they can choose.
enum ChoiceNotPublicised: AuditRule {
    static let card = RuleCard(
        "CHOICE-08", "Were patients told within the last twelve months that they can choose?",
        formula: "For each service in which patients can choose on the day of the question, it was "
            + "made known within the 366 days before.",
        source: "S.I. 2012/2996 (Standing Rules), regulation 42",
        inForce: Conduct.standingRules, appliesWhen: "services open to choice", severity: .duty,
        obligation: .law, answerable: "the commissioner of the service", firesOn: .absence,
        reads: [
            "choice.choice-publicised", "choice.service-selected-for-choice",
            "choice.service-specification-set", "choice.provider-qualified",
        ],
        threshold: .ours("366 days"),
        examples: [
            .init("met", "On the web on 2017-02-01; asked on 2017-06-01."),
            .init(
                "breached",
                "Nothing since 2016-05-01; asked on 2017-06-01, and the body declares "
                    + "its choice events complete."),
            .init("notDeterminable", "The same, and nobody declares them complete."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.choices.compactMap { file in
            guard file.state.isLive(on: history.asOf),
                Conduct.standingRules.contains(history.asOf),
                let opened = file.opened
            else { return nil }
            return judge(opened, in: file, history)
        }
    }

    private static func judge(
        _ opened: Evidence, in file: CaseFile<ChoiceState>, _ history: AuditHistory
    ) -> Judgement {
        let first = history.asOf.adding(days: -366)
        let last = file.state.publicity.last
        let evidence = [opened] + (last.map { [Evidence($0, "made known")] } ?? [])
        if let last, last.on >= first {
            return Judgement(
                .met, file.matter, "it was made known on \(last.on)", by: [opened.position],
                on: evidence)
        }
        return Judgement(
            .breached, file.matter,
            last.map { "it was last made known on \($0.on)" } ?? "patients can choose",
            by: [opened.position], on: evidence,
            silence: Silence(
                of: "anything that tells patients since \(first)", ["choice.choice-publicised"],
                body: file.matter.owner, from: first, through: history.asOf))
    }
}

extension CaseFile where State == ChoiceState {
    /// The event that opened the service to choice; nil when none is on record.
    var opened: Evidence? {
        state.selection.map { Evidence($0, "selected for choice") }
            ?? state.specifications.first.map { Evidence($0, "specification set") }
    }
}
