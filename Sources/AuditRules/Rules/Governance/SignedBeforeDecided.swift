internal import Commissioning
internal import EventLog

/// A contract was signed before anybody had decided on it.
enum SignedBeforeDecided: AuditRule {
    static let card = RuleCard(
        "GOV-05", "Was the contract signed only after it was decided on?",
        formula: "The first signature is not before the day on which the award was decided.",
        source: "a contract rests on a decision: S.I. 2013/500, regulation 9; S.I. 2023/1348, "
            + "regulation 24",
        appliesWhen: "contracts that come from an award on record", severity: .duty,
        obligation: .law,
        reads: [
            "procurement.award-decided", "contract.contract-awarded", "contract.contract-signed",
        ],
        examples: [
            .init("met", "Decided on 2016-07-19, signed on 2016-08-02."),
            .init("breached", "Decided on 2016-07-19, signed on 2016-07-18."),
            .init("notDeterminable", "Decided in July 2016, on a day that is not known."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.contracts.compactMap { file in
            guard let award = file.state.award, let signing = file.firstSigning,
                let ref = award.award.value,
                let decided = history.procurement(award.procurement.value)?.state.awards[ref]?
                    .decided
            else { return nil }
            return Judgement(
                signing.on < decided.on ? .breached : .met, file.matter,
                "award \(ref) was decided on \(decided.on), the contract signed on \(signing.on)",
                by: [signing.by],
                on: [Evidence(decided, "award \(ref) decided"), Evidence(signing, "signed")],
                days: [decided.by, signing.by], value: file.awardedValue)
        }
    }
}
