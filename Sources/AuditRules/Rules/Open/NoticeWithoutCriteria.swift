internal import Commissioning
internal import EventLog

/// A notice that does not say by what bids are judged.
enum NoticeWithoutCriteria: AuditRule {
    static let card = RuleCard(
        "OPEN-04", "Does the notice say by what bids are judged?",
        formula: "The criteria were published with the opportunity or an amendment of it, and the "
            + "weights at the top, where there are any, come to the whole.",
        source: "S.I. 2013/500, regulation 4(3)", confidence: .unverified,
        inForce: LawScope.days("2013-04-01", "2024-01-01"),
        appliesWhen: LawScope.procurementPatientChoice.words, severity: .duty, obligation: .law,
        firesOn: .absence,
        reads: ["procurement.opportunity-published", "procurement.opportunity-amended"],
        examples: [
            .init("met", "Quality 60 %, price 40 %."),
            .init("concern", "Quality 60 %, price 30 %."),
            .init(
                "notDeterminable",
                "Published; no criteria are on record, and nobody declares "
                    + "the record complete."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file -> [Judgement] in
            guard let published = file.state.opportunities.first else { return [] }
            return file.judged(under: .procurementPatientChoice, by: [published.by]) {
                [judge(published, in: file)]
            }
        }
    }

    private static func judge(
        _ published: Stated<Opportunity>, in file: CaseFile<ProcurementState>
    ) -> Judgement {
        let evidence = [Evidence(published, "opportunity published")]
        guard let criteria = file.state.terms?.criteria else {
            return Judgement(
                .breached, file.matter, "the opportunity was published on \(published.on)",
                by: [published.by], on: evidence,
                silence: Silence(
                    of: "the criteria of the notice", ["procurement.opportunity-published"],
                    body: file.matter.owner, from: published.on, through: published.on))
        }
        let weights = criteria.value.children(of: nil).compactMap(\.weight).map { Int($0.count) }
        let sum = weights.reduce(0, +)
        let isWhole = weights.isEmpty || sum == 10_000
        return Judgement(
            isWhole ? .met : .breached, file.matter,
            isWhole
                ? "the criteria were published on \(criteria.on)"
                : "the weights at the top come to \(sum) basis points, not to 10,000",
            by: [published.by], on: evidence + [Evidence(criteria, "criteria published")])
    }
}
