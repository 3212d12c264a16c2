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
        let routine = history.coverage.declarations.filter {
            $0.coverage.value.basis == .routineSince
        }
        guard !routine.isEmpty else { return [] }
        let facts = Dictionary(grouping: history.facts.filter { $0.precision == nil }, by: \.type)
            .compactMap { type, notes in EventTypeName("\(type).v1").map { (type, $0, notes) } }
            .sorted { $0.0 < $1.0 }
        return routine.flatMap { declaration -> [Judgement] in
            guard let since = history.note(declaration.coverage.by) else { return [] }
            let body = declaration.coverage.value.body
            let matter = Matter(since.stream, owner: body)
            return facts.compactMap { (type, name, notes) -> Judgement? in
                guard declaration.coverage.value.speaks(of: name) else { return nil }
                let days = lags(of: notes, under: declaration, since: since)
                return days.isEmpty ? nil : judge(type, days, declaration, matter)
            }
        }
    }

    /// The days between fact and recording, ascending, of those that a declaration speaks of.
    private static func lags(
        of notes: [FactNote], under declaration: CoverageDeclaration, since: FactNote
    ) -> [Int] {
        let coverage = declaration.coverage.value
        let first = max(coverage.period.from, since.recordedTime.londonDate)
        let end = declaration.firstDayUncovered
        return notes.filter {
            $0.on >= first && $0.on < end && $0.owner == coverage.body
        }.map { note in
            Int(note.recordedTime.londonDate.daysSinceEpoch) - Int(note.on.daysSinceEpoch)
        }.sorted()
    }

    private static func judge(
        _ type: String, _ days: [Int], _ declaration: CoverageDeclaration, _ matter: Matter
    ) -> Judgement {
        let late = days.count { $0 > 14 }
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
