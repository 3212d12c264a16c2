internal import CanonicalJSON
internal import Commissioning
public import EventLog
public import Projections

/// The state of one commissioner on a day, as known at a moment.
public struct StateAnswer: Sendable {
    /// The day.
    public let asOf: CivilDate
    /// The moment.
    public let knownAt: KnownAt
    /// The state.
    public let state: CommissionerState
    /// Whether the answer says why.
    public let saysWhy: Bool

    /// `{schemaVersion, asOf, knownAt, organisation, support[], …, procurements[], contracts[]}`.
    public var document: Document {
        var document = Document()
        document["asOf"] = .text(asOf)
        document["knownAt"] = knownAt.json
        document["organisation"] = .object(state.organisation.json(saysWhy))
        document["support"] = .array(
            state.arrangements.filter { $0.stream.factCount > 0 }.map {
                .object($0.json(saysWhy))
            })
        document["functions"] = .array(
            state.servicesByFunction.map { function, arrangements in
                .object([
                    "function": .string(function.rawValue),
                    "streams": .array(arrangements.map { .text($0.stream.name) }),
                ])
            })
        document["constraints"] = .array(state.constraints.map { .object($0.json(saysWhy)) })
        document["supplierEndings"] = .array(
            state.supplierEndings.map { ending in
                .object(
                    JSONObject(present: [
                        ("unit", .text(ending.unit)), ("stream", .text(ending.stream)),
                        ("on", .text(ending.ending.on)),
                        ("decidedBy", .text(ending.ending.value.decidedBy)),
                        ("into", ending.ending.value.into.map { .text($0) }),
                        ("why", saysWhy ? .positions([ending.ending.by]) : nil),
                    ]))
            })
        document["procurements"] = .array(
            state.procurements.map { .object($0.json(saysWhy)) })
        document["contracts"] = .array(
            state.contracts.rows.map { .object($0.terms(saysWhy)) })
        document["contested"] = .positions(state.contested)
        document["lateEntries"] = .positions(state.lateEntries)
        document["corrections"] = .array(
            state.corrections.map {
                .object([
                    "position": .integer($0.position.index), "by": .integer($0.statedAt.index),
                    "superseded": .positions($0.superseded),
                ])
            })
        document["withdrawn"] = .array(
            state.withdrawn.map {
                .object([
                    "position": .integer($0.position.index), "by": .integer($0.withdrawnBy.index),
                ])
            })
        return document
    }
}

extension Arrangement {
    /// One arrangement: its stream, service, appraisals, decisions, extensions and exit.
    func json(_ saysWhy: Bool) -> JSONObject {
        let state = stream.state
        return JSONObject(present: [
            ("stream", .text(stream.name)),
            ("carriedOverFrom", isCarriedOver ? .text(owner) : nil),
            ("inForce", .bool(isInForce)),
            ("service", state.agreement.map { .object($0.json(saysWhy)) }),
            ("needs", JSONValue.list(state.needs) { $0.json(saysWhy) { .object($0.json) } }),
            (
                "appraised",
                JSONValue.list(state.appraisals) { $0.json(saysWhy) { .object($0.json) } }
            ),
            (
                "decisions",
                JSONValue.list(state.decisions) { $0.json(saysWhy) { .object($0.json) } }
            ),
            (
                "extensions",
                JSONValue.list(state.extensions) { stated in
                    stated.json(saysWhy) {
                        .object(["newEnd": .text($0.newEnd), "competed": .bool($0.isCompeted)])
                    }
                }
            ),
            ("exit", state.exit.map { $0.json(saysWhy) { .object($0.json) } }),
            (
                "formerExits",
                JSONValue.list(state.formerExits) { $0.json(saysWhy) { .object($0.json) } }
            ),
            (
                "frameworkPlaces",
                JSONValue.list(state.frameworkPlaces) { $0.json(saysWhy) { .object($0.json) } }
            ),
            (
                "withoutAgreement",
                state.withoutAgreement.isEmpty ? nil : .positions(state.withoutAgreement)
            ),
        ])
    }
}

extension ServiceAgreement {
    func json(_ saysWhy: Bool) -> JSONObject {
        JSONObject(present: [
            ("supplier", supplier.json(saysWhy) { $0.json }),
            ("functions", functions.json(saysWhy) { $0.json }),
            ("start", start.json(saysWhy) { .text($0) }),
            ("end", end.value.map { day in end.json(saysWhy, of: .text(day)) }),
            (
                "annualValue",
                annualValue.value.map { value in
                    annualValue.json(saysWhy, of: .object(value.json))
                }
            ),
            ("hostedByBoard", hostedByBoard.json(saysWhy) { .bool($0) }),
        ])
    }
}

extension ConstraintOnChoice {
    func json(_ saysWhy: Bool) -> JSONObject {
        JSONObject(present: [
            ("stream", .text(stream)), ("on", .text(on)), ("by", .text(constraint.by)),
            ("instrument", .string(constraint.instrument.rawValue)),
            ("legalBasis", .bool(constraint.hasLegalBasis)),
            ("why", saysWhy ? .positions([by]) : nil),
        ])
    }
}

extension Ledger {
    /// The state of one commissioner.
    ///
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when the log knows no body with this code,
    ///   ``LedgerError/usage(_:hint:)`` when it is no code, ``LedgerError/fold(_:)``.
    public func state(
        of word: String, asOf: AsOf, knownAt: KnownAt, saysWhy: Bool = false
    ) throws(LedgerError) -> StateAnswer {
        let code = try ODSCode(asked: word)
        do {
            let view = LogView(store, catalogue, size: knownAt.size, asOf: asOf.day)
            guard let state = try CommissionerState(code, in: view) else {
                throw LedgerError.notFound(
                    "the ledger knew no body \(code) as of \(asOf.day)",
                    hint: try nearest(to: code, knownAt: knownAt.size))
            }
            return StateAnswer(
                asOf: asOf.day, knownAt: knownAt, state: state, saysWhy: saysWhy)
        } catch {
            throw LedgerError(error)
        }
    }

    /// What became of the registration of a body that was not known, else the codes that were on
    /// record and differ least; nothing of what was recorded later, which an answer never shows.
    func nearest(to code: ODSCode, knownAt size: LogSize) throws -> String? {
        if let own = StreamName("org/\(code)") {
            let history = try store.history(of: own, knownAt: size)
            if history.facts.isEmpty, let fact = history.withdrawn.last, let by = fact.withdrawnBy {
                let position = fact.fact.position
                return "its registration, event \(position), was withdrawn by event \(by): "
                    + "ccgledger show \(by) says why"
            }
            if history.version > .none {
                return "its registration is of a later day: ask with a later --as-of"
            }
        }
        let wanted = Array(code.description.utf8)
        let streams = try store.streams(startingWith: "org/").map { stream in
            (stream, wanted.distance(to: Array(stream.text.utf8.dropFirst(4))))
        }.sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }
        var near: [String] = []
        // Nearest first, so that few histories are read however many bodies there are.
        for (stream, _) in streams where near.count < 3 {
            if try store.history(of: stream, knownAt: size).version > .none {
                near.append(String(stream.text.dropFirst(4)))
            }
        }
        return near.isEmpty
            ? "it knew none at all: import the organisations first, or leave --known-at out"
            : "did you mean \(near.joined(separator: ", "))?"
    }
}

extension [UInt8] {
    /// How many bytes must be changed, added or left out to make the other (Levenshtein 1965).
    fileprivate func distance(to other: [UInt8]) -> Int {
        var row = Array<Int>(0...other.count)
        for (index, byte) in enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in other.indices {
                let change = diagonal + (byte == other[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(change, diagonal + 1, row[column] + 1)
            }
        }
        return row[other.count]
    }
}
