internal import Commissioning
internal import EventLog
internal import Projections

/// An officer decided on more than was delegated.
enum AboveDelegatedLimit: AuditRule {
    static let card = RuleCard(
        "GOV-01", "Was it decided within the delegated limit?",
        formula: "A decision by an officer cites a delegation that was in force on the day, and is "
            + "worth no more than its limit.",
        source: "the body's standing orders and scheme of delegation",
        appliesWhen: "decisions that an officer took", severity: .pledge,
        answerable: "the body whose decision it is",
        reads: [
            "governance.delegation-granted", "governance.delegation-revoked",
            "procurement.award-decided", "procurement.route-decided",
            "procurement.tender-waiver-approved", "contract.contract-extended",
            "contract.contract-modified", "support.support-sourcing-decided",
        ],
        caveat: "The whole value is held against the limit, not one party's share.",
        examples: [
            .init("met", "£30,000 under a delegation of up to £50,000."),
            .init("concern", "£90,000 under a delegation of up to £50,000."),
            .init("notDeterminable", "The decision names a delegation that is not on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.decisions.compactMap { row in
            guard case .officer(let officer) = row.place else { return nil }
            return judge(row, officer, history)
        }
    }

    private static func judge(
        _ row: DecisionRow, _ officer: DelegationOnRecord, _ history: AuditHistory
    ) -> Judgement {
        var evidence = [Evidence(row.by, "decided", row.on)]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, history.matter(of: row.stream), part: row.what.rawValue, sentence,
                by: [row.by], on: evidence, missing: missing, value: row.value)
        }
        guard let grant = officer.grant else {
            let what =
                officer.isNamed
                ? "the delegation that \(officer.officer) used, in force on \(row.on)"
                : "under which delegation \(officer.officer) decided"
            return answer(
                .notDeterminable, "\(officer.officer) decided on \(row.on)",
                missing: [MissingFact("governance.delegation-granted", what)])
        }
        evidence.append(
            Evidence(grant, "limit", grant.value.limit?.count.pounds ?? "none"))
        guard let limit = grant.value.limit else {
            return answer(.met, "the delegation sets no limit")
        }
        guard let value = row.value, value.basis != .annual else {
            return answer(
                .notDeterminable, "the delegation goes up to \(limit.count.pounds)",
                missing: [
                    MissingFact(
                        history.note(row.by)?.type ?? "procurement.award-decided",
                        "what the whole term is worth")
                ])
        }
        return answer(
            value.pence > limit ? .concern : .met,
            "\(value.pence.count.pounds) was decided under a delegation of up to "
                + "\(limit.count.pounds)")
    }
}
