internal import AuditRules
internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Reports
internal import TransparencyLog

extension ReportAnswer {
    /// `{schemaVersion, scope, verdict, coverage, integrity, findings[], timelines[], lags[],
    /// lateEntries[], corrections[], catalogue, rules[], limits[], statement, events[]}`.
    public var document: Document {
        var document = Document()
        document["scope"] = report.scopeJSON
        document["verdict"] = .string(report.verdict)
        document["coverage"] = report.coverageJSON
        document["integrity"] = report.integrity.json
        document["findings"] = .array(report.findingsJSON)
        document["timelines"] = .array(report.timelines.map(\.json))
        document["lags"] = .array(report.lags.map(\.json))
        document["lateEntries"] = .array(report.lateEntries.map(\.json))
        document["corrections"] = .array(report.corrections.map(\.json))
        document["catalogue"] = .object([
            "version": .string(RuleCatalogue.version),
            "digest": .string(RuleCatalogue.digest),
        ])
        document["rules"] = .array(report.rulesJSON)
        document["limits"] = .array(AuditReport.limits.map { .string($0) })
        document["statement"] = .string(AuditReport.statement)
        document["events"] = .array(report.cited.map(\.json))
        return document
    }
}

extension AuditReport {
    /// `{origin, body, name?, line[], from?, to?, materiality?, finding?, asOf, knownAt, simulated,
    /// tool}`.
    fileprivate var scopeJSON: JSONValue {
        let known = KnownAt(
            size: scope.size, recordedTime: scope.recordedTime,
            isProvisional: scope.isProvisional)
        return .object(
            JSONObject(present: [
                ("origin", .string(scope.origin)), ("body", .text(body)),
                ("name", name.map { .string($0) }),
                ("line", .array(line.map { .text($0) })),
                ("from", scope.filter.from.map { .text($0) }),
                ("to", scope.filter.to.map { .text($0) }),
                ("materiality", scope.filter.materiality.map { .integer($0.count) }),
                ("finding", scope.findingKey.map { .string($0) }),
                ("asOf", .text(asOf)), ("knownAt", known.json),
                ("simulated", .bool(scope.isSimulated)), ("tool", .string(scope.tool)),
            ]))
    }

    /// `{sentence, decisions, tested, outOfScope, mostRules, declarations[]}`.
    fileprivate var coverageJSON: JSONValue {
        .object([
            "sentence": .string(coverage.sentence),
            "decisions": .integer(coverage.decisions), "tested": .integer(coverage.tested),
            "outOfScope": .integer(coverage.outOfScope),
            "mostRules": .integer(coverage.mostRules),
            "declarations": .array(declarations.map(\.json)),
        ])
    }

    fileprivate var findingsJSON: [JSONValue] {
        var roots: [String: String] = [:]
        for folded in asked {
            for finding in folded.consequences { roots[finding.key] = folded.root.key }
        }
        return findings.filter { $0.outcome != .notApplicable }
            .map { $0.json(body: body, consequenceOf: roots[$0.key]) }
    }

    /// `{id, question, source, confidence, answers}`, the answers as how many have each outcome.
    fileprivate var rulesJSON: [JSONValue] {
        var counts: [String: [String: Int]] = [:]
        for finding in findings {
            counts[finding.rule, default: [:]][finding.outcome.name, default: 0] += 1
        }
        return RuleCatalogue.cards.map { card in
            var answers = JSONObject()
            for (name, count) in (counts[card.id] ?? [:]).sorted(by: { $0.key < $1.key }) {
                answers[name] = .integer(count)
            }
            return .object([
                "id": .string(card.id), "question": .string(card.question),
                "source": .string(card.source), "confidence": .string(card.confidence.rawValue),
                "answers": .object(answers),
            ])
        }
    }
}

extension CoverageDeclaration {
    /// `{position, body, area?, eventTypes?, from, to?, basis, declaredBy}`.
    fileprivate var json: JSONValue {
        let known = coverage.value
        var area: String?
        var types: [EventTypeName]?
        switch known.scope {
        case .area(let name): area = name.text
        case .eventTypes(let names): types = names
        }
        return .object(
            JSONObject(present: [
                ("position", .integer(coverage.by.index)), ("body", .text(known.body)),
                ("area", area.map { .string($0) }),
                ("eventTypes", types.map { .array($0.map { .string($0.text) }) }),
                ("from", .text(known.period.from)), ("to", known.period.to.map { .text($0) }),
                ("basis", .string(known.basis.rawValue)),
                ("declaredBy", .string(known.declaredBy.text)),
            ]))
    }
}

extension ReportIntegrity {
    /// `{ok, rehashed, root, failures[], checkpoint?}`.
    fileprivate var json: JSONValue {
        .object(
            JSONObject(present: [
                ("ok", .bool(isSound)), ("rehashed", .integer(rehashed)),
                ("root", .string(root.base64)),
                (
                    "failures",
                    .array(
                        failures.map { failure in
                            .object(
                                JSONObject(present: [
                                    ("position", failure.position.map { .integer($0.index) }),
                                    ("check", .string(failure.check)),
                                    ("reason", .string(failure.reason)),
                                ]))
                        })
                ),
                (
                    "checkpoint",
                    checkpoint.map { .string(String(decoding: $0.bytes, as: UTF8.self)) }
                ),
            ]))
    }
}

extension ProcessTimeline {
    /// `{process, title?, marks[]}` of `{on, through?, kind, words, positions[]}`.
    fileprivate var json: JSONValue {
        .object(
            JSONObject(present: [
                ("process", .text(process)), ("title", title.map { .string($0) }),
                (
                    "marks",
                    .array(
                        marks.map { mark in
                            .object(
                                JSONObject(present: [
                                    ("on", .text(mark.on)),
                                    (
                                        "through",
                                        mark.through == mark.on ? nil : .text(mark.through)
                                    ),
                                    ("kind", .string("\(mark.lane)")),
                                    ("words", .string(mark.words)),
                                    ("positions", .positions(mark.positions)),
                                ]))
                        })
                ),
            ]))
    }
}

extension PublicationLag {
    /// `{stream, fact, on, position, recordedOn?, daysToRecord?, publishedOn?, publishedBy?,
    /// daysToPublish?}`.
    fileprivate var json: JSONValue {
        .object(
            JSONObject(present: [
                ("stream", .text(stream)), ("fact", .string(fact)), ("on", .text(on)),
                ("position", .integer(by.index)),
                ("recordedOn", recordedOn.map { .text($0) }),
                ("daysToRecord", daysToRecord.map { .integer($0) }),
                ("publishedOn", published.map { .text($0.on) }),
                ("publishedBy", published.map { .integer($0.by.index) }),
                ("daysToPublish", daysToPublish.map { .integer($0) }),
            ]))
    }
}

extension RecordingLag {
    /// `{declaration, body, event, type, on, recordedOn, days}`.
    fileprivate var json: JSONValue {
        .object([
            "declaration": .integer(declaration.index), "body": .text(body),
            "event": .text(event), "type": .string(type), "on": .text(on),
            "recordedOn": .text(recordedOn), "days": .integer(days),
        ])
    }
}

extension ReportCorrection {
    /// `{position, by, withdrawn, actor, onbehalfof, on}`.
    fileprivate var json: JSONValue {
        .object([
            "position": .integer(original.position.index),
            "by": .integer(by.position.index), "withdrawn": .bool(by.isWithdrawal),
            "actor": .string(by.actor), "onbehalfof": .string(by.onBehalfOf),
            "on": .text(by.on),
        ])
    }
}

extension ReportEvent {
    /// `{position, id, type, stream, streamversion, occurredon, recordedtime, actor, onbehalfof,
    /// evidencegrade, leafHash}`.
    fileprivate var json: JSONValue {
        .object([
            "position": .integer(position.index), "id": .text(id), "type": .string(type),
            "stream": .text(stream), "streamversion": .integer(streamVersion),
            "occurredon": .text(on), "recordedtime": .text(recordedTime),
            "actor": .string(actor), "onbehalfof": .string(onBehalfOf),
            "evidencegrade": .string(grade), "leafHash": .string(leafHash.base64),
        ])
    }
}
