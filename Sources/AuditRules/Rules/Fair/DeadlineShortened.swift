internal import Commissioning
internal import EventLog

/// Bidders were given less time, or no more time for something new.
enum DeadlineShortened: AuditRule {
    static let card = RuleCard(
        "FAIR-06", "Was the deadline never shortened, and extended when the substance changed?",
        formula: "An amendment never moves the deadline to an earlier moment; one of the criteria, "
            + "the lots, the value or the requirements moves it to a later one.",
        source: "PCR 2015, regulation 47", confidence: .unverified,
        inForce: LawScope.days("2015-02-26", "2025-02-24"),
        appliesWhen: LawScope.publicContracts.words, severity: .duty, obligation: .law,
        reads: ["procurement.opportunity-amended", "procurement.opportunity-published"],
        examples: [
            .init("met", "The criteria changed, and there was a week more."),
            .init("concern", "The criteria changed, and the deadline stayed."),
            .init("notDeterminable", "The deadline was moved; the one before is not on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.judged(under: .publicContracts, by: file.state.amendments.map(\.by)) {
                file.state.amendments.enumerated().map { place, amendment in
                    judge(amendment, at: place, in: file)
                }
            }
        }
    }

    private static func judge(
        _ amendment: Stated<OpportunityAmendment>, at place: Int,
        in file: CaseFile<ProcurementState>
    ) -> Judgement {
        let before = deadline(before: place, of: amendment, in: file)
        let after = amendment.value.newDeadline
        let substance = amendment.value.what.filter(\.isSubstance).map(\.rawValue)
        var evidence = [
            Evidence(
                amendment, "changes", amendment.value.what.map(\.rawValue).joined(separator: ", "))
        ]
        if let after { evidence.append(Evidence(amendment, "new deadline", after.short)) }
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "amendment \(place + 1)",
                "the amendment of \(amendment.on) \(sentence)", by: [amendment.by], on: evidence,
                missing: missing)
        }
        guard let after else {
            return substance.isEmpty
                ? answer(.met, "changes nothing of substance")
                : answer(
                    .concern,
                    "changes the \(substance.joined(separator: ", ")), and the deadline "
                        + "stays")
        }
        guard let before else {
            return answer(
                .notDeterminable, "moves the deadline to \(after.short)",
                missing: [
                    MissingFact("procurement.opportunity-published", "the deadline before it")
                ])
        }
        if after < before {
            return answer(
                .concern,
                "moves the deadline from \(before.short) to \(after.short), which is "
                    + "earlier")
        }
        return after == before && !substance.isEmpty
            ? answer(.concern, "changes the \(substance.joined(separator: ", ")); no more time")
            : answer(.met, "moves the deadline from \(before.short) to \(after.short)")
    }

    /// The deadline as published, and as moved by the amendments before.
    private static func deadline(
        before place: Int, of amendment: Stated<OpportunityAmendment>,
        in file: CaseFile<ProcurementState>
    ) -> Instant? {
        let moved = file.state.amendments.prefix(place).compactMap(\.value.newDeadline).last
        return moved
            ?? file.state.opportunities.last {
                $0.on <= amendment.on && $0.value.deadline != nil
            }?.value.deadline
    }
}

extension OpportunityAmendment.Subject {
    /// Whether bidders need time for it.
    fileprivate var isSubstance: Bool {
        switch self {
        case .criteria, .lots, .value, .requirements: true
        case .deadline, .other: false
        }
    }
}
