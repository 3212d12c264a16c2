internal import Commissioning
internal import EventLog

/// A choice of one provider, or of none.
enum ChoiceOfOne: AuditRule {
    static let card = RuleCard(
        "CHOICE-09", "Does the list of providers give patients a choice?",
        formula: "On the day of the question, patients of a service that was opened to choice can "
            + "choose among two providers or more; while providers can still apply, nothing is "
            + "asked.",
        source: "none: that a choice needs two is an inference",
        appliesWhen: "services opened to choice", severity: .flag,
        answerable: "the commissioner of the service",
        reads: [
            "choice.service-selected-for-choice", "choice.service-specification-set",
            "choice.qualification-window-opened", "choice.provider-qualified",
            "choice.provider-suspended", "choice.provider-removed",
        ],
        threshold: .ours("two providers"),
        examples: [
            .init("met", "Two providers are qualified."),
            .init("concern", "One provider is qualified; the other was removed."),
            .init("notApplicable", "None is qualified yet, and providers can still apply."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.choices.compactMap { file in
            guard let opened = file.opened else { return nil }
            let providers = file.state.qualifiedProviders(on: history.asOf)
            let isWaiting =
                providers.count < 2 && file.state.windowStanding(on: history.asOf) == .open
            let names = providers.map(\.supplier.description).joined(separator: ", ")
            return Judgement(
                isWaiting ? .notApplicable : providers.count < 2 ? .concern : .met, file.matter,
                isWaiting
                    ? "providers can still apply"
                    : "patients can choose among \(providers.count)"
                        + (names.isEmpty ? "" : ": \(names)"),
                by: [opened.position],
                on: [opened]
                    + providers.compactMap { provider in
                        provider.qualifications.last.map {
                            Evidence($0, "qualified", provider.supplier)
                        }
                    })
        }
    }
}
