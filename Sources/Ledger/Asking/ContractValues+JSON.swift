internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Projections

extension ContractOptions {
    /// `{monthsGranted, timesGranted, timesUsed, monthsUsed?}`.
    var json: JSONObject {
        JSONObject(present: [
            ("monthsGranted", .integer(monthsGranted)), ("timesGranted", .integer(timesGranted)),
            ("timesUsed", .integer(uses.count)), ("monthsUsed", monthsUsed.map { .integer($0) }),
        ])
    }
}

extension ContractChange {
    /// What it did: to the term, to the value, and by what right.
    func json(on day: CivilDate) -> JSONObject {
        var members: [(name: String, value: JSONValue?)] = [
            ("on", .text(day)), ("valueDelta", valueDelta.map { .object($0.json) }),
            ("endBefore", newEnd == nil ? nil : endBefore.map { .text($0) }),
            ("newEnd", newEnd.map { .text($0) }),
            ("afterEnd", isAfterEnd ? .bool(true) : nil),
            ("decidedIn", decision.map { .object($0.json) }),
        ]
        switch kind {
        case .extended(let wasOption):
            members += [("kind", .string("extended")), ("wasOption", .bool(wasOption))]
        case .modified(let modification):
            members += [
                ("kind", .string("modified")),
                ("changeCode", .string(modification.code.rawValue)),
                ("attributableTo", modification.attribution.map { .string($0.rawValue) }),
                ("providedForInContract", .bool(modification.isProvidedFor)),
                ("ground", modification.ground.map { .string($0.rawValue) }),
                (
                    "materiallyDifferent",
                    modification.difference.map { .bool($0.isDifferent) }
                ),
            ]
        }
        return JSONObject(present: members)
    }
}

extension ContractNovation {
    func json(on day: CivilDate) -> JSONObject {
        JSONObject(present: [
            ("on", .text(day)), ("provider", provider.json), ("effectiveOn", .text(effectiveOn)),
            ("decidedIn", decision.map { .object($0.json) }),
        ])
    }
}

extension ContractTermination {
    func json(on day: CivilDate) -> JSONObject {
        JSONObject(present: [
            ("on", .text(day)), ("reasonCode", .string(reason.rawValue)),
            ("effectiveOn", .text(effectiveOn)),
            ("decidedIn", decision.map { .object($0.json) }),
        ])
    }
}

extension ContractPublication {
    func json(on day: CivilDate) -> JSONObject {
        JSONObject(present: [
            ("on", .text(day)), ("channel", .string(channel.rawValue)),
            ("noticeId", noticeID.map { .string($0) }), ("uri", uri.map { .string($0) }),
        ])
    }
}

extension ContractPayments {
    /// `{totals[{vat, count, pence?}], last}`.
    func json(_ saysWhy: Bool) -> JSONValue {
        .object([
            "totals": .array(
                totals.map { total in
                    .object(
                        JSONObject(present: [
                            ("vat", .string(total.vat.rawValue)), ("count", .integer(total.count)),
                            ("pence", total.sum.map { .integer($0.count) }),
                        ]))
                }),
            "last": last.json(saysWhy, of: .text(last.on)),
        ])
    }
}

extension FormerContract {
    /// The contract that stood here before.
    func json(_ saysWhy: Bool) -> JSONObject {
        JSONObject(present: [
            ("title", award.map { $0.title.json(saysWhy) { .string($0) } }),
            (
                "provider",
                award.flatMap { award in
                    award.provider.value.json.map { award.provider.json(saysWhy, of: $0) }
                }
            ),
            ("start", award.map { $0.start.json(saysWhy) { .text($0) } }),
            ("valueAsAwarded", award?.totalValue.present(saysWhy) { .object($0.json) }),
            (
                "changes",
                JSONValue.list(changes) { stated in
                    stated.json(saysWhy) { .object($0.json(on: stated.on)) }
                }
            ),
            ("termination", termination.json(saysWhy) { .object($0.json(on: termination.on)) }),
        ])
    }
}

extension UnrecordedTerm {
    /// `{fact, type}`.
    var json: JSONValue {
        .object(["fact": .string(term.rawValue), "type": .string(eventType)])
    }
}

extension ContractQuestion {
    /// `{rule, question, positions}`.
    var json: JSONValue {
        .object([
            "rule": .string(rule), "question": .string(sentence), "positions": .positions(on),
        ])
    }
}

extension ContractTotals {
    /// `{count, values[], withoutValue, shares[], withoutShare}`.
    var json: JSONObject {
        [
            "count": .integer(count), "values": .array(values.map(\.json)),
            "withoutValue": .integer(withoutValue), "shares": .array(shares.map(\.json)),
            "withoutShare": .integer(withoutShare),
        ]
    }
}

extension ContractTotals.Total {
    fileprivate var json: JSONValue {
        .object(
            JSONObject(present: [
                ("basis", .string(basis.rawValue)), ("vat", .string(vat.rawValue)),
                ("count", .integer(count)), ("pence", sum.map { .integer($0.count) }),
            ]))
    }
}
