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
    public let audits: [Audit]
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
        let histories = try histories(of: words, asOf: asOf, knownAt: knownAt)
        return AuditAnswer(
            origin: store.origin, asOf: asOf.day, knownAt: knownAt,
            audits: histories.map { Audit($0) }, filter: filter)
    }

    /// What the ledger knew of bodies, for the rules to judge.
    func histories(
        of words: [String], asOf: AsOf, knownAt: KnownAt
    ) throws(LedgerError) -> [AuditHistory] {
        var codes: [ODSCode] = []
        for word in words {
            let code = try ODSCode(asked: word)
            if !codes.contains(code) { codes.append(code) }
        }
        do {
            let view = LogView(store, catalogue, size: knownAt.size, asOf: asOf.day)
            if words.isEmpty {
                return try bodiesWithStreams().map {
                    try AuditHistory($0, in: view, alone: true)
                }.filter(\.isKnown)
            }
            var histories: [AuditHistory] = []
            for code in codes {
                let history = try AuditHistory(code, in: view)
                guard history.isKnown else {
                    throw LedgerError.notFound(
                        "the ledger knew no body \(code) as of \(asOf.day)",
                        hint: try nearest(to: code, knownAt: knownAt.size))
                }
                histories.append(history)
            }
            return histories
        } catch {
            throw LedgerError(error)
        }
    }

    /// The bodies whose decisions the rules are about, in ascending order of codes.
    private func bodiesWithStreams() throws -> [ODSCode] {
        var codes: Set<ODSCode> = []
        for area in ["choice", "contract", "governance", "interests", "procurement", "support"] {
            for stream in try store.streams(startingWith: "\(area)/") {
                if let code = ODSCode(stream.second) { codes.insert(code) }
            }
        }
        return codes.sorted()
    }
}
