internal import Commissioning
internal import EventLog

/// A provider was refused and not told which criterion it failed.
enum RefusalWithoutReasons: AuditRule {
    static let card = RuleCard(
        "CHOICE-02", "Does a refusal say which criterion was failed?",
        formula: "A refusal names the criteria that were failed, or a reason that needs none: not "
            + "registered, a cap reached, the price not accepted.",
        source: "S.I. 2013/500, regulation 3(2): transparency",
        inForce: Conduct.procurementPatientChoice,
        appliesWhen: "providers refused from 2013-04-01 to 2023-12-31", severity: .duty,
        obligation: .law, answerable: "the commissioner of the service",
        reads: ["choice.provider-refused"],
        examples: [
            .init("met", "Refused; criterion H2."),
            .init("breached", "Refused as failedCriterion; no criterion is named."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.judgedRefusals { judge($0, of: $1, in: $2) }
    }

    private static func judge(
        _ rejection: Stated<ProviderRejection>, of provider: ChoiceProvider,
        in file: CaseFile<ChoiceState>
    ) -> Judgement {
        let (reason, criteria) = (rejection.value.reason, rejection.value.criteria)
        let needsCriterion =
            switch reason {
            case .failedCriterion, .incomplete, .other: true
            case .notRegistered, .capReached, .tariffNotAccepted: false
            }
        let isSilent = needsCriterion && criteria.isEmpty
        let named = criteria.map(\.text).joined(separator: ", ")
        return Judgement(
            isSilent ? .breached : .met, file.matter, part: provider.part,
            isSilent
                ? "refused on \(rejection.on) as \(reason.rawValue), and no criterion is named"
                : "refused on \(rejection.on) as \(reason.rawValue)"
                    + (named.isEmpty ? "" : ": \(named)"),
            by: [rejection.by], on: [Evidence(rejection, "refused", reason.rawValue)])
    }
}
