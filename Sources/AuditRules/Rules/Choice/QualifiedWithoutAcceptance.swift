internal import Commissioning
internal import EventLog

/// A provider was qualified that had not accepted what all others must.
enum QualifiedWithoutAcceptance: AuditRule {
    static let card = RuleCard(
        "CHOICE-04", "Did each qualified provider accept the standard contract and the pathways?",
        formula: "The last assessment before a provider was qualified says that it accepts the NHS "
            + "standard contract, and the pathways and referral protocols.",
        source: "guidance on any qualified provider",
        appliesWhen: "providers qualified for a service open to choice", severity: .pledge,
        answerable: "the commissioner of the service",
        reads: ["choice.provider-qualified", "choice.provider-qualification-assessed"],
        examples: [
            .init("met", "Assessed: accepts contract and pathways; qualified."),
            .init("concern", "Assessed: does not accept the pathways; qualified."),
            .init("notDeterminable", "Qualified; the assessment does not say."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.choices.flatMap { file in
            file.state.providers.flatMap { provider in
                provider.qualifications.map { judge($0, of: provider, in: file) }
            }
        }
    }

    private static func judge(
        _ qualified: Stated<ProviderQualification>, of provider: ChoiceProvider,
        in file: CaseFile<ChoiceState>
    ) -> Judgement {
        let assessed = provider.assessment(by: qualified.on)
        let flags = [
            ("the standard contract", assessed?.value.acceptsStandardContract),
            ("the pathways", assessed?.value.acceptsPathways),
        ]
        let refused = flags.filter { $0.1 == false }.map(\.0)
        let unknown = flags.filter { $0.1 == nil }.map(\.0)
        let evidence =
            [Evidence(qualified, "qualified")] + (assessed.map { [Evidence($0, "assessed")] } ?? [])
        let outcome: Outcome =
            !refused.isEmpty ? .concern : unknown.isEmpty ? .met : .notDeterminable
        let sentence =
            switch outcome {
            case .concern: "it had not accepted \(refused.joined(separator: " and "))"
            case .met: "it had accepted the standard contract and the pathways"
            default: "qualified on \(qualified.on)"
            }
        return Judgement(
            outcome, file.matter, part: provider.part, sentence, by: [qualified.by], on: evidence,
            missing: outcome == .notDeterminable
                ? [
                    MissingFact(
                        "choice.provider-qualification-assessed",
                        "whether it accepts \(unknown.joined(separator: " and "))")
                ] : [])
    }
}
