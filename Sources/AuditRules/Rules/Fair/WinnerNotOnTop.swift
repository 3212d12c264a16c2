internal import Commissioning
internal import EventLog

/// An award went to a bid that did not come to the most points.
enum WinnerNotOnTop: AuditRule {
    static let card = RuleCard(
        "FAIR-03", "Do the scores, by the published weights, come to the bids that won?",
        formula: "For each lot, every bid that stands is worked out anew: the scores agreed on, "
            + "else the mean of the evaluators', each as a part of the highest score, and the "
            + "price by the published formula, times the weights down the tree of criteria. No "
            + "bid that lost comes to more than one that won.",
        source: "PCR 2015, regulation 67", confidence: .unverified,
        appliesWhen: LawScope.anyLaw.words + ", with two bids that were scored, or more",
        severity: .duty, obligation: .law,
        reads: [
            "procurement.opportunity-published", "procurement.bid-scored",
            "procurement.scores-moderated", "procurement.bid-valued", "procurement.award-decided",
            "ledger.disclosures-revealed",
        ],
        consequenceOf: ["FAIR-02"],
        caveat:
            "Scores and prices are sealed until somebody reveals them. They are worked out to a "
            + "billionth: bids that are nearer to one another count as level. Prices are compared "
            + "as noted, whatever tax they count.",
        examples: [
            .init("met", "B1 comes to 72.5 % and won; B2 comes to 70.0 %."),
            .init("concern", "B1 comes to 70.0 % and won as most advantageous; B2 to 72.5 %."),
            .init("notDeterminable", "The score of B2 by Q1 was not revealed."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.awards.flatMap { ref, record -> [Judgement] in
                guard let decided = record.decided, !decided.value.suppliers.isEmpty else {
                    return []
                }
                let named = decided.value.lots.map(Optional.init)
                return (named.isEmpty ? [nil] : named).compactMap { lot -> Judgement? in
                    let bids = file.bids.filter {
                        $0.record.wayOut == nil && $0.record.isScored(in: lot)
                            && !$0.record.isDisqualified(forAnyOf: lot.map { [$0] } ?? [])
                    }.map(\.ref)
                    guard bids.count >= 2 else { return nil }
                    return Contest(
                        file: file, ref: ref, decided: decided, lot: lot, bids: bids
                    ).judgement
                }
            }
        }
    }
}

/// The bids for one lot, or for the whole, and the award among them.
private struct Contest {
    let file: CaseFile<ProcurementState>
    let ref: Reference
    let decided: Stated<AwardDecision>
    let lot: Reference?
    let bids: [Reference]

    private var part: String { "award \(ref)" + (lot.map { " lot \($0)" } ?? "") }

    private func answer(
        _ outcome: Outcome, _ sentence: String, _ more: [Evidence] = [],
        missing: [MissingFact] = []
    ) -> Judgement {
        Judgement(
            outcome, file.matter, part: part, sentence, by: [decided.by],
            on: [Evidence(decided, "award \(ref) decided")] + more, missing: missing,
            value: decided.value.value)
    }

    var judgement: Judgement {
        guard let criteria = file.state.terms?.criteria else {
            return open("procurement.opportunity-published", "the criteria and their weights")
        }
        guard decided.value.lots.count < 2 || decided.value.bids.count < 2 else {
            return open("procurement.award-decided", "which bid won which of its lots")
        }
        let winners = decided.value.bids.filter(bids.contains)
        guard !winners.isEmpty else {
            return open("procurement.award-decided", "which of the bids that were scored won")
        }
        var points: [Reference: Points] = [:]
        for bid in bids {
            switch total(of: bid, below: nil, in: criteria.value) {
            case .points(let total): points[bid] = total
            case .missing(let fact): return open(fact.type, fact.what)
            }
        }
        let list = bids.map { "\($0) \(points[$0] ?? .nothing)" }.joined(separator: ", ")
        let losers = bids.filter { !winners.contains($0) }
        let passedOver = losers.filter { loser in
            winners.contains {
                (points[loser] ?? .nothing).isSurelyMore(than: points[$0] ?? .nothing)
            }
        }
        let evidence = [Evidence(criteria, "criteria published")] + scoreEvidence
        guard let first = passedOver.first else {
            return answer(.met, "worked out anew: \(list)", evidence)
        }
        let reason = decided.value.reason
        let isByRank = reason == .mostAdvantageous || reason == .lowestPrice
        return answer(
            isByRank ? .breached : .concern,
            "worked out anew, \(first) comes to more than a bid that won: \(list)"
                + (isByRank ? "" : "; the award rests on another reason (\(reason.rawValue))"),
            evidence)
    }

    private func open(_ type: String, _ what: String) -> Judgement {
        answer(
            .notDeterminable, "award \(ref) was decided on \(decided.on) among \(bids.count) bids",
            missing: [MissingFact(type, what)])
    }

    /// One line of evidence for each event that gave a score or a price that counts.
    private var scoreEvidence: [Evidence] {
        bids.flatMap { bid -> [Evidence] in
            let record = file.state.bids[bid]
            let items = (record?.scored.union(record?.moderated ?? []) ?? []).filter {
                $0.lot == lot
            }
            let scores = items.flatMap { counting($0, of: bid) }.compactMap { score in
                score.score.map {
                    Evidence(score.by, "bid \(bid) by \(score.item.criterion)", $0.value)
                }
            }
            let price = price(of: bid).flatMap { price in
                price.price.map {
                    Evidence(price.by, "price of bid \(bid), in pence", $0.value.pence.count)
                }
            }
            return scores + [price].compactMap { $0 }
        }
    }

    /// The scores that count: the one last agreed on; else the last of each evaluator.
    private func counting(_ item: ScoredItem, of bid: Reference) -> [BidScore] {
        guard let record = file.state.bids[bid] else { return [] }
        if let agreed = record.moderatedScores.last(where: { $0.item == item }) { return [agreed] }
        let own = record.scores.filter { $0.item == item }
        return own.enumerated().filter { place, score in
            !own[(place + 1)...].contains { $0.evaluator == score.evaluator }
        }.map(\.element)
    }

    /// The price that was noted last.
    private func price(of bid: Reference) -> BidPrice? {
        file.state.bids[bid]?.prices.last { $0.lot == lot }
    }

    // MARK: Working it out

    private enum Worth {
        case points(Points)
        case missing(MissingFact)
    }

    /// What the criteria below one, or at the top, come to for a bid.
    private func total(
        of bid: Reference, below parent: Reference?, in tree: CriteriaTree
    ) -> Worth {
        var sum = Points.nothing
        for criterion in tree.children(of: parent) where criterion.kind != .passFail {
            guard let weight = criterion.weight else {
                return .missing(
                    MissingFact(
                        "procurement.opportunity-published", "the weight of \(criterion.id)"))
            }
            let worth =
                tree.children(of: criterion.id).isEmpty
                ? self.worth(of: bid, by: criterion)
                : total(of: bid, below: criterion.id, in: tree)
            guard case .points(let points) = worth else { return worth }
            sum = sum + points.times(weight)
        }
        return .points(sum)
    }

    private func worth(of bid: Reference, by criterion: TenderCriterion) -> Worth {
        guard criterion.kind == .scored else { return priceWorth(of: bid) }
        guard let highest = criterion.maximumScore else {
            return .missing(
                MissingFact(
                    "procurement.opportunity-published", "the highest score of \(criterion.id)"))
        }
        let given = counting(ScoredItem(criterion: criterion.id, lot: lot), of: bid)
        guard !given.isEmpty else {
            return .missing(
                MissingFact("procurement.bid-scored", "the score of bid \(bid) by \(criterion.id)"))
        }
        let scores = given.map { $0.score.flatMap { Points($0.value, of: highest) } }
        guard let mean = Points.mean(scores.compactMap { $0 }), !scores.contains(nil) else {
            return .missing(
                MissingFact(
                    "ledger.disclosures-revealed", "the score of bid \(bid) by \(criterion.id)"))
        }
        return .points(mean)
    }

    private func priceWorth(of bid: Reference) -> Worth {
        let formula = file.state.opportunities.compactMap(\.value.priceFormula).last
        let noted = bids.map { price(of: $0)?.price?.value.pence.count }
        let own = price(of: bid)?.price?.value.pence.count
        if formula == .fixedPrice { return .points(.nothing) }
        guard let own, own > 0, let lowest = noted.compactMap({ $0 }).min(), lowest > 0,
            !noted.contains(nil)
        else {
            return .missing(
                MissingFact("ledger.disclosures-revealed", "the prices of all bids"))
        }
        let points: Points? =
            switch formula {
            case .lowestDividedByPrice: Points(lowest, of: own)
            // One less by how far it is above the lowest, and never less than nothing.
            case .deviationFromLowest: Points(max(0, 2 * lowest - own), of: lowest)
            case .deviationFromMean, .fixedPrice, .other, nil: nil
            }
        return points.map { .points($0) }
            ?? .missing(
                MissingFact(
                    "procurement.opportunity-published", "a formula for prices that can be applied"
                ))
    }
}

extension BidRecord {
    /// Whether it has a score in a lot, or in none.
    fileprivate func isScored(in lot: Reference?) -> Bool {
        scored.union(moderated).contains { $0.lot == lot }
    }
}
