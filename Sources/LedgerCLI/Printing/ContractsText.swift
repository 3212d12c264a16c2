internal import Commissioning
internal import EventLog
internal import Ledger
internal import Projections

/// The contracts of one body as a person reads them.
struct ContractsText {
    private let answer: ContractsAnswer
    private let names: BodyNames

    /// - Throws: ``FoldError`` when the names of bodies cannot be read.
    init(_ answer: ContractsAnswer, in ledger: Ledger) throws {
        self.answer = answer
        let view = LogView(
            ledger.store, ledger.catalogue, size: answer.knownAt.size, asOf: answer.asOf)
        let codes = ContractsText.codes(in: answer.rows).union([answer.contracts.body])
        names = try BodyNames(codes, view)
    }

    /// The bodies whose names contracts need.
    static func codes(in rows: [HeldContract]) -> Set<ODSCode> {
        var codes: Set<ODSCode> = []
        for row in rows {
            let state = row.state
            switch row.origin {
            case .own: break
            case .carriedOver(let code), .ledBy(let code): codes.insert(code)
            }
            codes.formUnion(row.share.movedTo.map(\.code))
            codes.formUnion(state.award?.parties.value.map(\.code) ?? [])
            let providers =
                [state.award?.provider.value] + state.novations.map(\.value.provider)
                + state.former.map { $0.award?.provider.value }
            codes.formUnion(providers.compactMap { $0?.supplier?.code })
        }
        return codes
    }

    /// The lines, in order.
    var lines: [String] {
        var lines = [names.text(answer.contracts.body)]
        lines += Words.coordinates(asOf: answer.asOf, answer.knownAt)
        if let day = answer.endingBy { lines.append("only those that are over by \(day)") }
        let text = ContractText(names: names, saysWhy: answer.saysWhy)
        for row in answer.rows { lines += [""] + text.lines(row) }
        return lines + [""] + summary
    }

    private var summary: [String] {
        let contracts = answer.contracts
        let over = contracts.count(.over)
        let isListed = answer.rows.contains { $0.standing == .over }
        var counts = [
            "\(contracts.count(.inForce)) in force", "\(contracts.count(.ahead)) to begin",
            "\(over) over" + (over > 0 && !isListed ? " (listed with --all)" : ""),
        ]
        if contracts.count(.noAward) > 0 {
            counts.append("\(contracts.count(.noAward)) with no award on record")
        }
        var lines = [
            "\(Words.count(contracts.rows.count, "contract")): " + counts.joined(separator: ", ")
        ]
        if answer.endingBy != nil, !contracts.withoutEnd.isEmpty {
            lines.append(
                "\(Words.count(contracts.withoutEnd.count, "contract")) with no end on record, "
                    + "so not among them")
        }
        let totals = answer.totals
        guard totals.count > 0 else { return lines }
        lines.append(
            "value of the \(totals.count) listed in force, each counted once: "
                + ContractsText.text(totals.values, missing: totals.withoutValue))
        let moved = answer.rows.first { !$0.share.movedTo.isEmpty }
        lines.append(
            "own share of it: "
                + (moved.map { names.share($0.share) }
                    ?? ContractsText.text(totals.shares, missing: totals.withoutShare)))
        return lines
    }

    private static func text(_ totals: [ContractTotals.Total], missing: Int) -> String {
        var parts = totals.map { total in
            let sum =
                total.sum.map { Words.money(Money(pence: $0, vat: total.vat, basis: total.basis)) }
                ?? "more than can be added"
            return "\(sum) (\(total.count))"
        }
        if missing > 0 { parts.append("not known of \(missing)") }
        return parts.joined(separator: "; ")
    }
}
