internal import Commissioning
internal import EventLog

/// A fact was turned away, though it was possible.
enum TurnedAwayAsUnlawful: AuditRule {
    static let card = RuleCard(
        "LED-02", "Was nothing turned away that was possible, however wrong it was?",
        formula: "Every refusal that was kept rests on a reason for which a fact cannot be: said "
            + "before, at odds with itself, or about what exists nowhere. What was possible but "
            + "wrong is recorded, and other rules speak of it.",
        source: "the ledger's own promise: it refuses the impossible and records the unlawful",
        appliesWhen: "bodies of whose proposals a refusal was kept", severity: .ledger,
        answerable: "whoever runs the ledger", reads: ["ledger.proposal-refused"],
        caveat: "A refusal is kept only when somebody asks for that; its data never are.",
        examples: [
            .init("met", "Two refusals: lot-twice, and end-not-after-start."),
            .init("breached", "A refusal for a reason that this release does not know."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        let known = history.refusals.filter { $0.on <= history.asOf }
        let grouped = Dictionary(grouping: known, by: \.value.rule.text)
        return grouped.sorted { $0.key < $1.key }.compactMap { reason, refusals in
            guard let first = refusals.first, let note = history.note(first.by) else { return nil }
            let isImpossible = impossible.contains(reason)
            let times = refusals.count == 1 ? "once" : "\(refusals.count) times"
            return Judgement(
                isImpossible ? .met : .breached, Matter(note.stream, owner: nil),
                part: "\(history.body) \(reason)",
                "a proposal was turned away \(times) for \(reason), "
                    + (isImpossible
                        ? "which cannot be" : "which is no reason for which a fact cannot be"),
                by: [first.by],
                on: refusals.map { Evidence($0, "refused", $0.value.type.text) })
        }
    }

    /// The reasons for which a fact cannot be: what is said twice, contradicts itself, or names
    /// what exists nowhere. None of them is about what a body may do.
    static let impossible: Set = [
        "already-abandoned", "already-applied", "already-awarded", "already-closed",
        "already-constituted", "already-decided", "already-declared", "already-deferred",
        "already-ended", "already-exited", "already-guardian", "already-held", "already-joined",
        "already-left", "already-lifted", "already-opened", "already-paid", "already-planned",
        "already-pledged", "already-published", "already-qualified", "already-ratified",
        "already-registered", "already-removed", "already-returned", "already-reviewed",
        "already-revoked", "already-selected", "already-signed", "already-taken",
        "already-terminated", "already-withheld", "as-of-after-publication",
        "award-already-decided", "bid-already-disqualified", "bid-already-opened",
        "bid-already-received", "bid-already-returned", "bid-already-withdrawn", "bid-twice",
        "chosen-more-than-referred", "closes-before-opening", "corrected-event-not-in-stream",
        "criteria-circle", "criterion-not-published", "criterion-parent-missing",
        "criterion-twice", "criterion-unknown", "declaration-unknown", "delegate-not-one",
        "end-not-after-start", "handed-to-itself", "hold-scope-not-one", "hold-unknown",
        "interest-not-declared", "keys-out-of-order", "lot-twice", "lot-unknown",
        "minutes-already-approved", "negative-value", "not-a-procurement", "not-two-persons",
        "note-of-another-act", "observation-not-one", "offered-more-than-referred", "own-parent",
        "party-twice", "payee-missing", "person-twice", "precision-without-span",
        "predecessor-twice", "provider-missing", "ratifies-nothing", "reference-of-another",
        "review-not-after-decision", "review-not-later", "scope-not-one",
        "sealed-value-done-before", "sealed-value-twice", "search-before-its-days",
        "shares-above-value", "signing-key", "standstill-already-started",
        "standstill-ends-before-start", "state-not-yet-known", "succeeds-itself",
        "supplier-missing", "supplier-twice", "terminated-before-start", "value-out-of-range",
        "weights-above-whole", "withdrawn-twice",
    ]
}
