internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Projections

extension RegisterAnswer {
    /// `{schemaVersion, body, asOf, knownAt, from?, to?, columns[], count, rows[], totals}`.
    public var document: Document {
        var document = Document()
        document["body"] = .text(body)
        document["asOf"] = .text(asOf)
        document["knownAt"] = knownAt.json
        document["from"] = span.first.map { .text($0) }
        document["to"] = span.last.map { .text($0) }
        document["columns"] = .array(
            RegisterColumn.allCases.map {
                .object(["name": .string($0.rawValue), "heading": .string($0.heading)])
            })
        document["count"] = .integer(rows.count)
        document["rows"] = .array(rows.map { .object(json($0)) })
        document["totals"] = .object([
            "decisions": .integer(totals.decisionCount),
            "withoutValue": .integer(totals.withoutValue),
            "sums": .array(totals.sums.map { .object($0.json) }),
        ])
        return document
    }

    private func json(_ row: RegisterRow) -> JSONObject {
        var cells: JSONObject = [:]
        for column in RegisterColumn.allCases {
            cells[column.rawValue] =
                column == .value
                ? .object(["total": json(row.total), "share": json(row.share)])
                : json(row[column])
        }
        return JSONObject(present: [
            ("decided", .string(row.what.word)), ("on", .text(row.on)),
            ("stream", .text(row.stream)), ("award", row.award.map { .text($0) }),
            ("party", .text(row.party)), ("role", row.role.map { .string($0.rawValue) }),
            ("carriedOverFrom", row.isCarriedOver ? .text(row.party) : nil),
            (
                "parties",
                JSONValue.list(row.parties) { party in
                    .object(
                        JSONObject(present: [
                            ("ods", .text(party.code)), ("role", .string(party.role.rawValue)),
                            ("sharePence", party.share.map { .integer($0.count) }),
                        ]))
                }
            ),
            ("countsInTotals", .bool(row.countsInTotals)), ("cells", .object(cells)),
            ("notRecorded", JSONValue.list(row.missing) { .string($0) }),
            ("why", saysWhy ? .positions(row.why) : nil),
        ])
    }

    /// `{state, text | pence, vat, basis, missing?, why?}`.
    private func json(_ cell: RegisterCell) -> JSONValue {
        let shown = shown(cell)
        var object: JSONObject = ["state": .string(shown.word)]
        switch shown {
        case .text(let text): object["text"] = .string(text)
        case .money(let money):
            for (name, value) in money.json.members { object[name] = value }
        case .notRecorded(let missing):
            object["missing"] = JSONValue.list(missing) { .string($0) }
        case .noneDeclared, .blank: break
        }
        if saysWhy, !cell.why.isEmpty { object["why"] = .positions(cell.why) }
        return .object(object)
    }
}

extension RegisterSum {
    fileprivate var json: JSONObject {
        JSONObject(present: [
            ("vat", .string(vat.rawValue)), ("basis", .string(isAnnual ? "annual" : "total")),
            ("decisions", .integer(decisionCount)),
            ("totalPence", total.map { .integer($0.count) }),
            ("sharePence", share.map { .integer($0.count) }),
            ("sharesNotStated", .integer(sharesNotStated)),
        ])
    }
}
