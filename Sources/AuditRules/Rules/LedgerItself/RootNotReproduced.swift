internal import Commissioning
internal import EventLog

/// Folding the log again comes to something else than it came to before.
enum RootNotReproduced: AuditRule {
    static let card = RuleCard(
        "LED-04", "Does folding the log again come to what it came to before?",
        formula: "The newest root that was recorded of each projection is made again from the "
            + "events that were known then, and is the same over as many rows.",
        source: "the ledger's own promise: an answer for a past moment never changes",
        appliesWhen: "bodies on whose behalf roots of projections were recorded", severity: .ledger,
        answerable: "the body on whose behalf the root was recorded",
        reads: ["ledger.state-root-recorded"],
        caveat: "An audit of named bodies does not fold the whole log again and leaves it open; "
            + "one of all bodies does.",
        examples: [
            .init("met", "The root over 212 organisations is made again and is the same."),
            .init("breached", "The root over the contracts comes to another one."),
            .init("notDeterminable", "The projection is of a version that this release has not."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        var newest: [RefoldedRoot] = []
        for root in history.stateRoots where root.recorded.on <= history.asOf {
            newest.removeAll {
                $0.recorded.value.projection == root.recorded.value.projection
            }
            newest.append(root)
        }
        return newest.compactMap { judge($0, history) }
    }

    private static func judge(_ root: RefoldedRoot, _ history: AuditHistory) -> Judgement? {
        guard let note = history.note(root.recorded.by) else { return nil }
        let stated = root.recorded.value
        let name = "\(stated.projection) version \(stated.version)"
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, Matter(note.stream, owner: history.body), part: "root of \(name)",
                sentence,
                by: [root.recorded.by],
                on: [Evidence(root.recorded, "root recorded", stated.root.text)], missing: missing)
        }
        func open(_ why: String) -> Judgement {
            answer(
                .notDeterminable, "a root over \(stated.rowCount) rows is on record",
                missing: [MissingFact("ledger.state-root-recorded", why)])
        }
        switch root.outcome {
        case .same:
            return answer(
                .met,
                "folded again as of \(stated.asOf), \(name) comes to the same root over "
                    + "\(stated.rowCount) rows")
        case .differs(let other, let rowCount):
            return answer(
                .breached,
                "folded again as of \(stated.asOf), \(name) comes to \(rowCount) rows "
                    + "with the root \(other)")
        case .notRecomputed(let why): return open("a release that can fold it again: \(why)")
        case .notAsked: return open("what folding it again comes to, which an audit of all finds")
        }
    }
}
