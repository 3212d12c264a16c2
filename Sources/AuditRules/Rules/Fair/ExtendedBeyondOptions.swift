internal import Commissioning
internal import EventLog

/// A contract went on for longer than was advertised.
enum ExtendedBeyondOptions: AuditRule {
    static let card = RuleCard(
        "FAIR-11", "Did each extension stay within the options that were awarded?",
        formula: "The new end is no later than the end as awarded and all options together; what "
            + "goes beyond follows a new procurement that names the contract and whose route is a "
            + "competition.",
        source: "PCR 2015, regulation 72; S.I. 2013/500, regulation 4",
        inForce: LawScope.days("2013-04-01", "2025-02-24"),
        appliesWhen: Self.scope.words, severity: .duty, obligation: .law,
        reads: [
            "contract.contract-extended", "contract.contract-awarded",
            "procurement.procurement-planned", "procurement.route-decided",
        ],
        examples: [
            .init("met", "To 2017-04-01 with an option of 24 months; extended to 2019-04-01."),
            .init("breached", "To 2018-07-01 without options; extended to 2018-09-01."),
            .init("notDeterminable", "Extended, and the end as awarded is not on record."),
        ])

    private static let scope = LawScope(
        "contracts whose procurement commenced from 2013-04-01 to 2025-02-23 under S.I. 2013/500 "
            + "or the Public Contracts Regulations",
        commenced: LawScope.days("2013-04-01", "2025-02-24"),
        regimes: [.ppc2013, .pcr2006, .pcr2015, .pcr2015LightTouch])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.contracts.flatMap { file -> [Judgement] in
            let extensions = file.state.changes.filter(\.value.isExtension)
            return file.judged(under: scope, by: extensions.map(\.by)) {
                extensions.map { judge($0, in: file, history) }
            }
        }
    }

    private static func judge(
        _ change: Stated<ContractChange>, in file: CaseFile<ContractState>,
        _ history: AuditHistory
    ) -> Judgement {
        let newEnd = change.value.newEnd
        var evidence = [Evidence(change, "extended to", newEnd?.description)]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, file.matter, sentence, by: [change.by], on: evidence, missing: missing,
                value: change.value.valueDelta)
        }
        guard let newEnd, let award = file.state.award, let end = award.end.value else {
            return answer(
                .notDeterminable, "the contract was extended on \(change.on)",
                missing: [MissingFact("contract.contract-awarded", "the end as awarded")])
        }
        evidence.append(Evidence(award.end, "end as awarded", end))
        let months = file.state.options?.monthsGranted ?? 0
        let last = end.adding(months: Int(clamping: months))
        if newEnd <= last {
            return answer(.met, "\(newEnd) is within the options, which end on \(last)")
        }
        if let competed = competition(for: file, by: change.on, history) {
            evidence.append(Evidence(competed, "competed", competed.value.route.rawValue))
            return answer(.met, "the extension to \(newEnd) follows a competition")
        }
        return answer(
            .breached,
            "the contract was to end on \(end), with options of \(months) months on \(last), and "
                + "was extended to \(newEnd)")
    }

    /// A competition for what a contract supplies, decided on by a day.
    private static func competition(
        for file: CaseFile<ContractState>, by day: CivilDate, _ history: AuditHistory
    ) -> Stated<RouteDecision>? {
        history.procurements.lazy
            .filter { $0.state.plan?.value.existingContract == file.matter.stream }
            .compactMap { $0.route(by: day) }
            .first { $0.value.route.isCompetitive }
    }
}
