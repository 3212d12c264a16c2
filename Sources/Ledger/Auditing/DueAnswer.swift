public import AuditRules
internal import CanonicalJSON
public import EventLog

/// What falls due for bodies, from a day on.
public struct DueAnswer: Sendable {
    /// The log that was asked.
    public let origin: String
    /// The day.
    public let asOf: CivilDate
    /// The last day that is looked at.
    public let through: CivilDate
    /// The moment.
    public let knownAt: KnownAt
    /// In order of days.
    public let items: [DueItem]

    /// `{schemaVersion, origin, asOf, through, knownAt, count, items[]}`.
    public var document: Document {
        var document = Document()
        document["origin"] = .string(origin)
        document["asOf"] = .text(asOf)
        document["through"] = .text(through)
        document["knownAt"] = knownAt.json
        document["count"] = .integer(items.count)
        document["items"] = .array(
            items.map { item in
                .object(
                    JSONObject(present: [
                        ("on", .text(item.on)), ("rule", item.rule.map { .string($0) }),
                        ("body", item.body.map { .text($0) }), ("subject", .string(item.subject)),
                        ("title", item.title.map { .string($0) }), ("toDo", .string(item.toDo)),
                    ]))
            })
        return document
    }
}

extension Ledger {
    /// What falls due for bodies; for all that have something to judge when none is named.
    ///
    /// - Parameters:
    ///   - words: Codes of bodies.
    ///   - days: How many days ahead to look.
    ///   - progress: Called now and then with the number of events, when none is named.
    /// - Throws: As ``audit(_:asOf:knownAt:filter:)``.
    public func due(
        _ words: [String], asOf: AsOf, knownAt: KnownAt, within days: Int,
        progress: (AuditStage, UInt64) -> Void = { _, _ in }
    ) throws(LedgerError) -> DueAnswer {
        let through = asOf.day.adding(days: max(0, days))
        var items: Set<DueItem> = []
        try eachHistory(of: words, asOf: asOf, knownAt: knownAt, progress: progress) { history in
            items.formUnion(Audit(history).due(in: history, through: through))
        }
        return DueAnswer(
            origin: store.origin, asOf: asOf.day, through: through, knownAt: knownAt,
            items: items.sorted { ($0.on, $0.subject, $0.key) < ($1.on, $1.subject, $1.key) })
    }
}
