internal import Commissioning
internal import EventLog
internal import Ledger
internal import Projections

/// A body's procurements as a person reads them, by stage.
struct ProcurementText {
    let state: CommissionerState
    let names: BodyNames
    let saysWhy: Bool

    /// A block for each stage; none when there is no procurement.
    var lines: [String] {
        let stages = state.procurementsByStage
        guard !stages.isEmpty else { return [] }
        var lines = ["", "Procurements by stage"]
        for (stage, procurements) in stages {
            lines.append("  \(ProcurementText.words(stage))")
            for procurement in procurements { lines += block(procurement).map { "    \($0)" } }
        }
        return lines
    }

    private func why<Value>(_ text: String, _ stated: Stated<Value>) -> String {
        Why.text(text, stated, saysWhy)
    }

    private func block(_ procurement: HeldProcurement) -> [String] {
        let state = procurement.state
        let title = state.plan.map { why($0.value.title, $0) } ?? "(no title)"
        var facts = [title]
        if let value = state.estimatedValue {
            facts.append(why("\(Words.money(value.value)) expected", value))
        }
        if let regime = state.regime { facts.append(why(regime.value.rawValue, regime)) }
        if let route = state.routeDecisions.last {
            facts.append(why(route.value.route.rawValue, route))
        }
        let stream = "\(procurement.stream.name)\(names.origin(procurement.origin))"
        let reasons = saysWhy ? Why.text("", procurement.stageReasons, true) : ""
        var lines = [facts.joined(separator: ", "), "  stream      \(stream)\(reasons)"]
        let parties = state.parties
        if !procurement.share.movedTo.isEmpty || !parties.isEmpty {
            let text = Why.text(
                names.share(procurement.share), procurement.shareReasons, saysWhy)
            lines.append("  own share   \(text)")
        }
        if let deadline = state.terms?.deadline {
            let bids = state.bids.isEmpty ? "" : ", \(Words.count(procurement.bidsIn, "bid")) in"
            lines.append("  bids by     " + why("\(deadline.value)", deadline) + bids)
        } else if !state.bids.isEmpty {
            lines.append("  bids        \(Words.count(procurement.bidsIn, "bid")) in")
        }
        lines += procurement.bids.map { "  bid         \(text($0.bid, $0.record))" }
        lines += outcome(procurement)
        return lines
    }

    /// A bid, with what was sealed where it has been revealed.
    private func text(_ bid: Reference, _ record: BidRecord) -> String {
        func sealed<Value>(_ revealed: Revealed<Value>?, _ words: (Value) -> String) -> String {
            guard let revealed else { return SealedValue.embargoWords }
            let why = saysWhy ? " [revealed by \(revealed.by)]" : ""
            return words(revealed.value) + why
        }
        let whom = sealed(record.bidders) { providers in
            providers.compactMap { $0.supplier.map(names.text) }.joined(separator: ", ")
        }
        var facts = ["\(bid) by \(whom)"]
        if !record.isIn { facts[0] += " (not in)" }
        for price in record.prices {
            let lot = price.lot.map { " for \($0)" } ?? ""
            facts.append("price\(lot) \(sealed(price.price, Words.money))")
        }
        let scores = record.moderatedScores.isEmpty ? record.scores : record.moderatedScores
        for score in scores {
            let lot = score.item.lot.map { " for \($0)" } ?? ""
            let whose = score.evaluator.map { " by \($0)" } ?? ""
            facts.append(
                "\(score.item.criterion)\(lot)\(whose) \(sealed(score.score) { "\($0)" })")
        }
        return facts.joined(separator: ", ")
    }

    private func outcome(_ procurement: HeldProcurement) -> [String] {
        var lines: [String] = []
        for (award, stated) in procurement.awards {
            let to = stated.value.suppliers.compactMap { $0.supplier.map(names.text) }
            let value = stated.value.value.map { ", \(Words.money($0))" } ?? ""
            let whom = to.isEmpty ? "nobody" : to.joined(separator: ", ")
            lines.append(
                "  award       "
                    + why(
                        "\(award) on \(stated.on) to \(whom)\(value), "
                            + SupportText.text(stated.value.decision), stated))
        }
        for waiver in procurement.state.waivers {
            lines.append(
                "  waiver      "
                    + why(
                        "\(waiver.on) \(waiver.value.reason.rawValue), "
                            + Words.money(waiver.value.estimatedValue), waiver))
        }
        if let abandonment = procurement.state.abandonment {
            lines.append(
                "  abandoned   "
                    + why("\(abandonment.on) \(abandonment.value.reason.rawValue)", abandonment))
        }
        return lines
    }

    private static func words(_ stage: ProcurementStage?) -> String {
        switch stage {
        case nil: "no stage on record"
        case .planned?: "planned"
        case .commenced?: "commenced"
        case .routeDecided?: "route decided"
        case .published?: "opportunity published"
        case .bidsReceived?: "bids received"
        case .evaluation?: "in evaluation"
        case .awardDecided?: "award decided"
        case .standstill?: "in standstill"
        case .awarded?: "awarded"
        case .abandoned?: "abandoned"
        }
    }
}
