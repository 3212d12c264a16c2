internal import Commissioning
internal import EventLog

/// Providers whom patients choose compete on price.
enum CompetitionOnPrice: AuditRule {
    static let card = RuleCard(
        "CHOICE-03", "Is the price of the service fixed, so that providers compete on quality?",
        formula: "Each specification sets a national or a local tariff.",
        source: "guidance on any qualified provider",
        appliesWhen: "services open to any qualified provider", severity: .pledge,
        answerable: "the commissioner of the service", reads: ["choice.service-specification-set"],
        examples: [
            .init("met", "A local tariff of £290."),
            .init("concern", "No tariff: each provider names its price."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.choices.flatMap { file in
            file.state.specifications.map { stated in
                let tariff = stated.value.tariff
                return Judgement(
                    tariff == .noTariff ? .concern : .met, file.matter,
                    part: "specification of \(stated.on)",
                    "the specification of \(stated.on) sets "
                        + (tariff == .noTariff ? "no tariff" : "a tariff (\(tariff.rawValue))"),
                    by: [stated.by], on: [Evidence(stated, "tariff", tariff.rawValue)])
            }
        }
    }
}
