internal import Commissioning
internal import EventLog

/// Information about an award came late to Contracts Finder, or not at all.
enum AwardInformationLate: AuditRule {
    static let card = RuleCard(
        "OPEN-06", "Was the award on Contracts Finder within 90 days of the last signature?",
        formula: "From the day on which the last party signed, information about the award is on "
            + "Contracts Finder within 90 days.",
        source: "PCR 2015, regulations 108 and 112; PPN 09/21",
        inForce: LawScope.days("2015-02-26", "2025-02-24"),
        appliesWhen: Self.scope.words
            + ", worth at least £25,000 without VAT (£30,000 with VAT from 2022)",
        severity: .duty, obligation: .law, firesOn: .absence,
        reads: [
            "contract.contract-signed", "contract.contract-record-published",
            "procurement.notice-published",
        ],
        threshold: .source("90 days; £25,000 without VAT, £30,000 with VAT from 2022"),
        caveat: "Health care under S.I. 2013/500 is outside (regulation 105).",
        examples: [
            .init("met", "Signed on 2016-07-20; on Contracts Finder on 2016-10-18."),
            .init("breached", "Signed on 2016-07-20; on Contracts Finder on 2016-10-19."),
            .init("notYetDue", "Signed on 2016-07-20; asked on 2016-08-01."),
        ])

    private static let scope = LawScope(
        "contracts for other services than health care under the Public Contracts Regulations 2015",
        commenced: LawScope.days("2015-02-26", "2025-02-24"),
        regimes: [.pcr2015, .pcr2015LightTouch], isHealthCare: false)

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.contracts.flatMap { file -> [Judgement] in
            guard let signed = file.state.fullySignedOn, let by = signed.by.last else { return [] }
            return file.judged(under: scope, by: [by]) {
                [judge(signed.value, by, in: file, history)]
            }
        }
    }

    private static func judge(
        _ signedOn: CivilDate, _ by: Position, in file: CaseFile<ContractState>,
        _ history: AuditHistory
    ) -> Judgement {
        let due = signedOn.adding(days: 90)
        var evidence = [Evidence(by, "signed by the last party", signedOn)]
        func answer(
            _ outcome: Outcome, _ sentence: String, days: [Position] = [],
            missing: [MissingFact] = [], silence: Silence? = nil, toDo: String? = nil
        ) -> Judgement {
            Judgement(
                outcome, file.matter, sentence, by: [by], on: evidence, missing: missing,
                days: [by] + days, silence: silence, value: file.awardedValue, toDo: toDo)
        }
        let value = file.awardedValue ?? file.law.estimatedValue
        switch Thresholds.contractsFinder(on: signedOn).holds(value) {
        case .below: return answer(.notApplicable, "it is worth less than the threshold")
        case .unknown:
            return answer(
                .notDeterminable, "whether it is worth enough is not known",
                missing: [
                    MissingFact(
                        "contract.contract-awarded", "its total value, and how it counts VAT")
                ])
        case .reached: break
        }
        if let published = history.publications(of: file, on: [.contractsFinder]).first {
            evidence.append(Evidence(published.by, "published", published.on))
            let sentence =
                "signed on \(signedOn), due on Contracts Finder by \(due), there on \(published.on)"
            return answer(
                published.on <= due ? .met : .breached, sentence, days: [published.by])
        }
        if history.asOf <= due {
            return answer(
                .notYetDue(due), "signed on \(signedOn), due on Contracts Finder by \(due)",
                toDo: "publish the award on Contracts Finder")
        }
        return answer(
            .breached, "signed on \(signedOn), due on Contracts Finder by \(due)",
            silence: Silence(
                of: "a publication there by then",
                ["contract.contract-record-published", "procurement.notice-published"],
                body: file.matter.owner, from: signedOn, through: due))
    }
}
