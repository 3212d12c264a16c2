internal import Commissioning
internal import EventLog

/// Facts that were recorded long after they happened, though they are recorded as they happen.
enum RecordedLate: AuditRule {
    static let card = RuleCard(
        "LED-03", "Are facts recorded soon after they happen?",
        formula: "For each type that a body declares to record as it happens, the days between a "
            + "fact and its recording are counted; one of more than 14 is late. What is old and "
            + "was imported afterwards does not count.",
        source: "the ledger's two clocks",
        appliesWhen: "bodies and types under a declaration of routine recording",
        severity: .ledger, answerable: "the body that declared it",
        reads: ["ledger.coverage-declared"], threshold: .ours("14 days"),
        caveat: "Facts from the day on which the declaration was recorded count, and no earlier "
            + "ones. A late fact is a question of diligence: it is a concern at most.",
        examples: [
            .init("met", "20 facts, the latest recorded after 6 days."),
            .init("concern", "20 facts, of which 3 were recorded after more than 14 days."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        let lags = Dictionary(grouping: history.recordingLags, by: \.declaration)
        return history.coverage.declarations.filter { $0.coverage.value.basis == .routineSince }
            .flatMap { declaration -> [Judgement] in
                guard let since = history.note(declaration.coverage.by) else { return [] }
                let matter = Matter(since.stream, owner: declaration.coverage.value.body)
                let byType = Dictionary(
                    grouping: lags[declaration.coverage.by] ?? [], by: \.type)
                return byType.sorted { $0.key < $1.key }.map { type, lags in
                    judge(type, lags.map(\.days).sorted(), declaration, matter)
                }
            }
    }

    private static func judge(
        _ type: String, _ days: [Int], _ declaration: CoverageDeclaration, _ matter: Matter
    ) -> Judgement {
        let late = days.count { $0 > RecordingLag.limit }
        let early = days.count { $0 < 0 }
        let middle = days[days.count / 2]
        let ninth = days[min(days.count - 1, days.count * 9 / 10)]
        var sentence =
            "\(late) of \(days.count) facts (\(type)) were recorded after more than 14 days; half "
            + "within \(middle), nine in ten within \(ninth)"
        if early > 0 { sentence += "; \(early) before the day on which they are to have happened" }
        return Judgement(
            late + early > 0 ? .concern : .met, matter,
            part: "\(declaration.coverage.value.body) \(type)", sentence,
            by: [declaration.coverage.by],
            on: [Evidence(declaration.coverage, "declared to be recorded as it happens")])
    }
}
