internal import Commissioning
internal import EventLog

/// A contract was changed so far that it should have been a new one.
enum ModificationWithoutGround: AuditRule {
    static let card = RuleCard(
        "FAIR-10", "Did each modification rest on a ground, and stay within it?",
        formula: "Under 72(1)(a) the contract provides for it; under (b) or (c) it adds at most "
            + "half of the value as awarded; under (e) it was judged not substantial; under (f) "
            + "all such changes together add at most a tenth. A change without a ground, or with "
            + "one of another law, needs explanation.",
        source: "PCR 2015, regulation 72", inForce: LawScope.days("2015-02-26", "2025-02-24"),
        appliesWhen: LawScope.publicContracts.words, severity: .duty, obligation: .law,
        reads: ["contract.contract-modified", "contract.contract-awarded"],
        threshold: .source("50 % for each change under (b) or (c); 10 % for all under (f)"),
        caveat: "That a change under (f) keeps the contract below the threshold is not tested.",
        examples: [
            .init("met", "£1,000,000 as awarded; £500,000 more under 72(1)(b)."),
            .init("breached", "£1,000,000 as awarded; £500,000.01 more under 72(1)(b)."),
            .init("concern", "The change names no ground."),
            .init("notDeterminable", "Under 72(1)(c), and the value as awarded is not on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.contracts.flatMap { file -> [Judgement] in
            let changes = file.state.changes.filter { !$0.value.isExtension }
            return file.judged(under: .publicContracts, by: changes.map(\.by)) {
                changes.map { judge($0, in: file, history) }
            }
        }
    }

    private static func judge(
        _ change: Stated<ContractChange>, in file: CaseFile<ContractState>,
        _ history: AuditHistory
    ) -> Judgement {
        var evidence = [Evidence(change, "modified")]
        if let total = file.state.award?.totalValue {
            evidence.append(
                Evidence(total, "value as awarded", total.value?.pence.count.pounds ?? "not given"))
        }
        let (outcome, sentence) = answer(to: change, in: file)
        let isUnknown = outcome == .notDeterminable
        return Judgement(
            outcome, file.matter, sentence, by: [change.by], on: evidence,
            missing: isUnknown
                ? [MissingFact("contract.contract-awarded", "the value as awarded, and of changes")]
                : [], value: change.value.valueDelta)
    }

    private static func answer(
        to change: Stated<ContractChange>, in file: CaseFile<ContractState>
    ) -> (Outcome, String) {
        guard case .modified(let modification) = change.value.kind,
            let ground = modification.ground, ground != .noGround
        else { return (.concern, "the modification of \(change.on) names no ground") }
        let clause = "the modification of \(change.on) under \(ground.rawValue)"
        switch ground {
        case .pcr72a:
            return modification.isProvidedFor
                ? (.met, "\(clause) is provided for in the contract")
                : (.breached, "\(clause) is not provided for in the contract")
        case .pcr72b, .pcr72c:
            return share(of: [change.value.valueDelta], in: file, atMost: 50, clause)
        case .pcr72d: return (.met, "\(clause) replaces the provider")
        case .pcr72e:
            switch modification.difference?.isDifferent {
            case false?: return (.met, "\(clause) was judged not to make another contract")
            case true?: return (.breached, "\(clause) was judged to make another contract")
            case nil: return (.concern, "\(clause) was not judged")
            }
        case .pcr72f:
            let all = file.state.changes.filter {
                guard case .modified(let other) = $0.value.kind else { return false }
                return other.ground == .pcr72f && $0.on <= change.on
            }
            return share(of: all.map(\.value.valueDelta), in: file, atMost: 10, clause)
        case .psr13a, .psr13b, .psr13c, .psr13d, .schedule8, .noGround:
            return (.concern, "\(clause) rests on a ground of another law")
        }
    }

    /// Holds what changes add against a share of the value as awarded, in whole numbers.
    private static func share(
        of deltas: [Money?], in file: CaseFile<ContractState>, atMost percent: Int64,
        _ clause: String
    ) -> (Outcome, String) {
        guard let awarded = file.awardedValue, awarded.pence.count > 0 else {
            return (.notDeterminable, "\(clause) cannot be held against the value as awarded")
        }
        var added: Int64 = 0
        for delta in deltas {
            guard let delta else { continue }
            guard delta.vat == awarded.vat,
                (delta.basis ?? .total) == (awarded.basis ?? .total)
            else { return (.notDeterminable, "\(clause) counts tax or time otherwise") }
            let (sum, overflow) = added.addingReportingOverflow(delta.pence.count)
            guard !overflow else { return (.notDeterminable, "\(clause) adds more than counts") }
            added = sum
        }
        let parts = added.multipliedFullWidth(by: 100)
        let limit = awarded.pence.count.multipliedFullWidth(by: percent)
        let isWithin = (parts.high, parts.low) <= (limit.high, limit.low)
        let sums = "\(added.pounds) of \(awarded.pence.count.pounds)"
        return isWithin
            ? (.met, "\(clause) adds \(sums), at most \(percent) %")
            : (.breached, "\(clause) adds \(sums), more than \(percent) %")
    }
}

extension Int64 {
    /// Pence as `£1234.50`, without commas: a value to be compared.
    var pounds: String {
        let rest = magnitude % 100
        return "\(self < 0 ? "-" : "")£\(magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
