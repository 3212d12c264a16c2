internal import Commissioning
internal import EventLog

/// Bids were opened by one person, or before the deadline.
enum OpenedAlone: AuditRule {
    static let card = RuleCard(
        "FAIR-05", "Were bids opened after the deadline, by at least two people?",
        formula: "Each opening is by two people or more and not before the deadline of that time.",
        source: "good practice", confidence: .unverified,
        appliesWhen: LawScope.anyLaw.words, severity: .pledge,
        reads: ["procurement.bids-opened", "procurement.opportunity-published"],
        threshold: .ours("two people"),
        examples: [
            .init("met", "Opened by the secretary and a lay member after the deadline."),
            .init("concern", "Opened by the secretary alone."),
            .init("notDeterminable", "Opened by two; the deadline is not on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.state.openings.map { judge($0, in: file) }
        }
    }

    private static func judge(
        _ opening: Stated<BidOpening>, in file: CaseFile<ProcurementState>
    ) -> Judgement {
        let people = opening.value.by.count
        let isAlone = people < 2
        let isEarly = opening.value.timing == .beforeDeadline
        let isUnknown = !isAlone && opening.value.timing == .unknown
        let noun = people == 1 ? "one person" : "\(people) people"
        var sentence = "bids were opened on \(opening.on) by \(noun)"
        if isEarly { sentence += ", before the deadline" }
        return Judgement(
            isAlone || isEarly ? .concern : isUnknown ? .notDeterminable : .met, file.matter,
            part: "opening of \(opening.on)", sentence, by: [opening.by],
            on: [Evidence(opening, "opened by", noun)],
            missing: isUnknown
                ? [
                    MissingFact(
                        "procurement.opportunity-published",
                        "the deadline, or when they were opened")
                ] : [])
    }
}
