internal import Commissioning
internal import EventLog

/// Bids were judged by other criteria than were published.
enum CriteriaNotApplied: AuditRule {
    static let card = RuleCard(
        "FAIR-02", "Were bids judged by the criteria that were published?",
        formula: "The criteria were not published anew after the first bid, and every bid that was "
            + "scored was scored by each published criterion that is to be scored.",
        source: "S.I. 2013/500, regulation 3; PCR 2015, regulation 67", confidence: .unverified,
        appliesWhen: LawScope.anyLaw.words, severity: .duty, obligation: .law,
        reads: [
            "procurement.opportunity-published", "procurement.opportunity-amended",
            "procurement.bid-received", "procurement.bid-scored", "procurement.scores-moderated",
        ],
        caveat: "Scores are sealed: which criteria were applied is seen, not how.",
        examples: [
            .init("met", "Quality and access were published; both bids were scored by both."),
            .init("concern", "Bid B2 was not scored by access."),
            .init("notDeterminable", "Bids were scored; no published criteria are on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file -> [Judgement] in
            let scored = file.bids.filter {
                !$0.record.scored.isEmpty && $0.record.wayOut == nil
            }
            guard let first = file.bids.compactMap(\.record.received).min(by: { $0.on < $1.on }),
                !scored.isEmpty
            else { return [] }
            return [judge(scored, first, in: file)]
        }
    }

    private static func judge(
        _ scored: [(ref: Reference, record: BidRecord)], _ first: Stated<BidReceipt>,
        in file: CaseFile<ProcurementState>
    ) -> Judgement {
        var evidence = [Evidence(first, "first bid received")]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, file.matter, sentence, by: [first.by], on: evidence, missing: missing)
        }
        guard let criteria = file.state.terms?.criteria else {
            return answer(
                .notDeterminable, "bids were scored",
                missing: [
                    MissingFact(
                        "procurement.opportunity-published", "the criteria that were published")
                ])
        }
        evidence.append(Evidence(criteria, "criteria published"))
        if criteria.on > first.on, !criteria.superseded.isEmpty {
            return answer(
                .breached,
                "the criteria were published anew on \(criteria.on), after the first "
                    + "bid of \(first.on)")
        }
        let wanted = criteria.value.scoredLeaves
        let gaps = scored.compactMap { ref, bid -> String? in
            let applied = Set(bid.scored.union(bid.moderated).map(\.criterion))
            let missing = wanted.filter { !applied.contains($0) }.map(\.text)
            return missing.isEmpty
                ? nil : "bid \(ref) was not scored by \(missing.joined(separator: ", "))"
        }
        return gaps.isEmpty
            ? answer(.met, "every bid that was scored was scored by each published criterion")
            : answer(.breached, gaps.joined(separator: "; "))
    }
}

extension CriteriaTree {
    /// The criteria that evaluators score: those to be scored that have no parts.
    fileprivate var scoredLeaves: [Reference] {
        criteria.filter { $0.kind == .scored && children(of: $0.id).isEmpty }.map(\.id)
    }
}
