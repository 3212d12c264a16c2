public import AuditRules
internal import CanonicalJSON
internal import Commissioning
public import EventLog
internal import Projections
internal import Reports

/// What the rules find about one body or about all, as of a day and as known at a moment.
public struct AuditAnswer: Sendable {
    /// The log that was asked.
    public let origin: String
    /// The day.
    public let asOf: CivilDate
    /// The moment.
    public let knownAt: KnownAt
    /// The audits, in the order in which the bodies were named, or of their codes.
    public internal(set) var audits: [Audit]
    /// Which findings were asked for.
    public let filter: AuditFilter

    /// What stands on every page.
    public static let statement = AuditReport.statement

    /// The findings of an audit that were asked for.
    public func findings(of audit: Audit) -> [Finding] { audit.findings.filter(filter.keeps) }

    /// Whether some finding is one to fail on: a breach, or with `concerns` a concern, too.
    public func fails(on concerns: Bool) -> Bool {
        audits.contains { audit in
            findings(of: audit).contains {
                $0.outcome == .breached || concerns && $0.outcome == .concern
            }
        }
    }

    /// `{schemaVersion, origin, asOf, knownAt, catalogue, statement, bodies[], findings[]}`.
    public var document: Document {
        var document = Document()
        document["origin"] = .string(origin)
        document["asOf"] = .text(asOf)
        document["knownAt"] = knownAt.json
        document["catalogue"] = .object([
            "version": .string(RuleCatalogue.version),
            "digest": .string(RuleCatalogue.digest),
            "rules": .integer(RuleCatalogue.rules.count),
        ])
        document["statement"] = .string(AuditAnswer.statement)
        document["bodies"] = .array(audits.map(\.bodyJSON))
        document["findings"] = .array(audits.flatMap { json(of: $0) })
        return document
    }

    /// The findings of the document and nothing around them, with a comma between one and the next.
    public var findingsJSON: [UInt8] {
        var bytes: [UInt8] = []
        for finding in audits.flatMap({ json(of: $0) }) {
            if !bytes.isEmpty { bytes.append(0x2C) }
            bytes += (try? finding.canonicalBytes()) ?? []
        }
        return bytes
    }

    private func json(of audit: Audit) -> [JSONValue] {
        let shown = findings(of: audit).filter { $0.outcome != .notApplicable }
        var roots: [String: String] = [:]
        for folded in FoldedFinding.folding(shown.filter(\.outcome.isAdverse)) {
            for finding in folded.consequences { roots[finding.key] = folded.root.key }
        }
        return shown.map { $0.json(body: audit.body, consequenceOf: roots[$0.key]) }
    }
}

extension Audit {
    /// `{body, coverage: {decisions, tested, outOfScope, mostRules, declarations, sentence}}`.
    fileprivate var bodyJSON: JSONValue {
        .object([
            "body": .text(body),
            "coverage": .object([
                "decisions": .integer(coverage.decisions),
                "tested": .integer(coverage.tested),
                "outOfScope": .integer(coverage.outOfScope),
                "mostRules": .integer(coverage.mostRules),
                "declarations": .integer(coverage.declarations),
                "sentence": .string(coverage.sentence),
            ]),
        ])
    }
}

extension Finding {
    /// `{key, rule, outcome, severity, answerable, body, subject, on, sentence, valueAtStake,
    /// evidence[], missing[], notes[], …}`, those that are known.
    func json(body: ODSCode, consequenceOf root: String? = nil) -> JSONValue {
        .object(
            JSONObject(present: [
                ("key", .string(key)), ("rule", .string(rule)),
                ("outcome", .string(outcome.name)), ("severity", .string(severity.rawValue)),
                ("answerable", answerable.map { .text($0) }), ("body", .text(body)),
                ("subject", .string(subject)), ("on", on.map { .text($0) }),
                ("dueOn", outcome.dueOn.map { .text($0) }), ("sentence", .string(sentence)),
                ("toDo", toDo.map { .string($0) }),
                ("valueAtStake", value.map { .object($0.json) }),
                ("consequenceOf", root.map { .string($0) }),
                ("evidence", .array(evidence.map(\.json))),
                ("missing", missing.isEmpty ? nil : .array(missing.map(\.json))),
                ("notes", notes.isEmpty ? nil : .array(notes.map { .string($0) })),
            ]))
    }
}

extension Evidence {
    fileprivate var json: JSONValue {
        .object(
            JSONObject(present: [
                ("position", .integer(position.index)), ("what", .string(what)),
                ("value", .string(value)),
                ("contestedBy", contests.isEmpty ? nil : .positions(contests)),
            ]))
    }
}

extension MissingFact {
    fileprivate var json: JSONValue {
        .object(["type": .string(type), "what": .string(what)])
    }
}

extension Ledger {
    /// Judges bodies by every rule; all bodies that have something to judge when none is named.
    ///
    /// - Parameter words: Codes of bodies.
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when the log knows nothing of a body,
    ///   ``LedgerError/usage(_:hint:)`` when a word is no code, ``LedgerError/fold(_:)``.
    public func audit(
        _ words: [String], asOf: AsOf, knownAt: KnownAt, filter: AuditFilter = AuditFilter()
    ) throws(LedgerError) -> AuditAnswer {
        var audits: [Audit] = []
        try eachHistory(of: words, asOf: asOf, knownAt: knownAt) { audits.append(Audit($0)) }
        if words.isEmpty { audits.sort { $0.body < $1.body } }
        return AuditAnswer(
            origin: store.origin, asOf: asOf.day, knownAt: knownAt, audits: audits, filter: filter)
    }

    /// Hands over what the ledger knew of bodies, for the rules to judge, in the order in which
    /// they are named; of all that have something to judge, in no order, when none is named.
    func eachHistory(
        of words: [String], asOf: AsOf, knownAt: KnownAt,
        progress: (AuditStage, UInt64) -> Void = { _, _ in },
        _ body: (AuditHistory) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        guard !words.isEmpty else {
            return try eachHistory(asOf: asOf, knownAt: knownAt, progress: progress, body)
        }
        var codes: [ODSCode] = []
        for word in words {
            let code = try ODSCode(asked: word)
            if !codes.contains(code) { codes.append(code) }
        }
        let view = LogView(
            store, catalogue, size: knownAt.size, asOf: asOf.day, checksHashes: true)
        for code in codes {
            let history: AuditHistory
            do throws(FoldError) {
                history = try AuditHistory(code, in: view)
            } catch {
                throw .fold(error)
            }
            guard history.isKnown else { throw unknown(code, asOf, knownAt) }
            try body(history)
        }
    }

    /// The same, all at once: for few bodies.
    func histories(
        of words: [String], asOf: AsOf, knownAt: KnownAt
    ) throws(LedgerError) -> [AuditHistory] {
        var histories: [AuditHistory] = []
        try eachHistory(of: words, asOf: asOf, knownAt: knownAt) { histories.append($0) }
        return histories
    }

    private func unknown(_ code: ODSCode, _ asOf: AsOf, _ knownAt: KnownAt) -> LedgerError {
        do {
            return .notFound(
                "the ledger knew no body \(code) as of \(asOf.day)",
                hint: try nearest(to: code, knownAt: knownAt.size))
        } catch {
            return LedgerError(error)
        }
    }
}
