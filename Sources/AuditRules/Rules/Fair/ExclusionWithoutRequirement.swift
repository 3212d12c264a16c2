internal import Commissioning
internal import EventLog

/// A bid was excluded for something that nobody had published.
enum ExclusionWithoutRequirement: AuditRule {
    static let card = RuleCard(
        "FAIR-07", "Does every exclusion cite a published requirement?",
        formula: "A bid is excluded for a criterion that was published, for being late, or on a "
            + "ground of the law (mandatory, discretionary, an abnormally low price).",
        source: "S.I. 2013/500, regulation 3(2); PCR 2015, regulation 18: equal treatment",
        appliesWhen: LawScope.anyLaw.words, severity: .duty, obligation: .law,
        reads: [
            "procurement.bid-disqualified", "procurement.opportunity-published",
            "procurement.opportunity-amended",
        ],
        examples: [
            .init("met", "Bid B3 failed criterion CQC, which the notice lists."),
            .init("breached", "Bid B3 was excluded for another reason, and no criterion is named."),
            .init(
                "notDeterminable",
                "Bid B3 failed criterion X; no published criteria are on "
                    + "record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.bids.flatMap { ref, bid in
                bid.disqualifications.map { judge($0, of: ref, in: file) }
            }
        }
    }

    private static func judge(
        _ stated: Stated<BidDisqualification>, of bid: Reference,
        in file: CaseFile<ProcurementState>
    ) -> Judgement {
        let exclusion = stated.value
        let lot = exclusion.lot.map { " lot \($0)" } ?? ""
        var evidence = [Evidence(stated, "bid \(bid) excluded", exclusion.reason.rawValue)]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "bid \(bid)\(lot)",
                "bid \(bid) was excluded \(sentence)", by: [stated.by], on: evidence,
                missing: missing)
        }
        switch exclusion.reason {
        case .mandatoryExclusion, .discretionaryExclusion, .abnormallyLow:
            return answer(.met, "on a ground of the law, \(exclusion.reason.rawValue)")
        case .late: return answer(.met, "for being late")
        case .failedCriterion, .incomplete, .other: break
        }
        guard let criterion = exclusion.criterion else {
            return answer(.breached, "as \(exclusion.reason.rawValue), and no requirement is named")
        }
        guard let terms = file.state.terms, let criteria = terms.criteria else {
            return answer(
                .notDeterminable, "for criterion \(criterion)",
                missing: [
                    MissingFact(
                        "procurement.opportunity-published", "the criteria that were published")
                ])
        }
        evidence.append(Evidence(criteria, "criteria published"))
        return terms.knownCriteria.contains(criterion)
            ? answer(.met, "for criterion \(criterion), which was published")
            : answer(.breached, "for criterion \(criterion), which was not published")
    }
}
