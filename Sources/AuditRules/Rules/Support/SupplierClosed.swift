internal import Commissioning
internal import EventLog

/// A support unit was closed over the heads of those whom it served.
enum SupplierClosed: AuditRule {
    static let card = RuleCard(
        "SUP-06", "Did the closing of a support unit take a choice away?",
        formula: "For each commissioner that a closed unit served there is one finding; whoever "
            + "decided on the closing is to answer.",
        source: "the mandate of November 2012; HSJ 5091510: 35 groups affected",
        appliesWhen: "commissioners that a closed support unit served", severity: .pledge,
        answerable: "the body that decided on the closing", reads: ["support.csu-closed"],
        caveat:
            "Where the source gives only a number, the commissioners are counted and not named.",
        examples: [
            .init(
                "concern",
                "A unit that served 12 groups was closed: 12 findings, for the Board "
                    + "to answer."),
            .init("notApplicable", "A unit became part of another: nothing is asked."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.support.flatMap { file -> [Judgement] in
            guard let ending = file.state.csuEnding else { return [] }
            if let into = ending.value.into {
                return [
                    Judgement(
                        .notApplicable, file.matter, "the unit became part of \(into)",
                        by: [ending.by], on: [Evidence(ending, "merged")])
                ]
            }
            let isOwn = file.matter.owner.map(history.line.contains) ?? false
            let named = ending.value.affectedCCGs
            let concerned = isOwn ? named : named.filter(history.line.contains)
            let unnamed = Int(clamping: ending.value.affectedCount ?? 0) - named.count
            let count = isOwn ? max(0, min(unnamed, 1_000)) : 0
            return concerned.map { judge(ending, "commissioner \($0)", in: file) }
                + (0..<count).map {
                    judge(ending, "commissioner \($0 + 1) of \(count) not named", in: file)
                }
        }
    }

    private static func judge(
        _ ending: Stated<CSUEnding>, _ part: String, in file: CaseFile<SupportState>
    ) -> Judgement {
        Judgement(
            .concern, file.matter, part: part,
            "the unit that served it was closed on \(ending.on) by decision of "
                + "\(ending.value.decidedBy)",
            by: [ending.by], on: [Evidence(ending, "closed")], answerable: ending.value.decidedBy)
    }
}
