internal import Commissioning
internal import EventLog

/// A provider was refused though it met every published criterion.
enum RefusedThoughQualified: AuditRule {
    static let card = RuleCard(
        "CHOICE-01", "Was a provider that met all published criteria qualified?",
        formula:
            "A provider that was refused had failed a criterion in its last assessment, or had "
            + "not accepted the price, the pathways or the standard contract.",
        source: "S.I. 2013/500, regulation 7; guidance on any qualified provider",
        confidence: .unverified, inForce: Conduct.procurementPatientChoice,
        appliesWhen: "providers refused from 2013-04-01 to 2023-12-31", severity: .duty,
        obligation: .law, answerable: "the commissioner of the service",
        reads: [
            "choice.provider-refused", "choice.provider-qualification-assessed",
            "choice.provider-cap-applied",
        ],
        caveat: "Whether a cap on the number of providers is lawful is not tested.",
        examples: [
            .init("met", "Refused; criterion H2 was not met."),
            .init("concern", "Refused; all four criteria were met."),
            .init("notDeterminable", "Refused; no assessment is on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.judgedRefusals { judge($0, of: $1, in: $2) }
    }

    private static func judge(
        _ rejection: Stated<ProviderRejection>, of provider: ChoiceProvider,
        in file: CaseFile<ChoiceState>
    ) -> Judgement {
        var evidence = [Evidence(rejection, "refused", rejection.value.reason.rawValue)]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: provider.part, sentence, by: [rejection.by],
                on: evidence, missing: missing)
        }
        guard let assessed = provider.assessment(by: rejection.on) else {
            return answer(
                .notDeterminable, "refused on \(rejection.on) without an assessment on record",
                missing: [
                    MissingFact(
                        "choice.provider-qualification-assessed", "which criteria it met by then")
                ])
        }
        let unmet = assessed.value.unmet.map(\.text) + assessed.value.notAccepted
        evidence.append(
            Evidence(assessed, "not met", unmet.isEmpty ? "none" : unmet.joined(separator: ", ")))
        guard unmet.isEmpty else {
            return answer(.met, "refused on \(rejection.on); not met: \(evidence[1].value)")
        }
        if rejection.value.reason == .capReached, let cap = file.state.cap(on: rejection.on) {
            evidence.append(Evidence(cap, "cap", cap.value.limit))
            return answer(
                .concern, "it met every criterion and was refused for a cap of \(cap.value.limit)")
        }
        return answer(.breached, "it met every criterion and was refused on \(rejection.on)")
    }
}

extension ChoiceProvider {
    /// How a finding names it.
    var part: String { "provider \(supplier)" }
}

extension ProviderAssessment {
    /// What it had to accept and did not.
    var notAccepted: [String] {
        var list: [String] = []
        if acceptsTariff == false { list.append("the price") }
        if acceptsPathways == false { list.append("the pathways") }
        if acceptsStandardContract == false { list.append("the standard contract") }
        return list
    }
}
