internal import Commissioning
internal import EventLog
internal import Ledger
internal import Projections

/// The register of procurement decisions as a person reads it: a block a row, since no terminal is
/// wide enough for fourteen columns.
struct RegisterText {
    private let answer: RegisterAnswer
    private let names: BodyNames

    /// - Throws: ``FoldError`` when the names of bodies cannot be read.
    init(_ answer: RegisterAnswer, in ledger: Ledger) throws {
        self.answer = answer
        let view = LogView(
            ledger.store, ledger.catalogue, size: answer.knownAt.size, asOf: answer.asOf)
        let parties = answer.rows.flatMap { [$0.party] + $0.parties.map(\.code) }
        names = try BodyNames(Set(parties + [answer.body]), view)
    }

    /// The lines, in order.
    var lines: [String] {
        var lines = ["Register of procurement decisions: \(names.text(answer.body))"]
        lines += Words.coordinates(asOf: answer.asOf, answer.knownAt)
        if answer.span != .all {
            let first = answer.span.first.map { " from \($0)" } ?? ""
            let last = answer.span.last.map { " to \($0)" } ?? ""
            lines.append("decided\(first)\(last)")
        }
        for row in answer.rows { lines += [""] + RegisterText.block(row, answer) }
        return lines + [""] + foot
    }

    /// One row: its day and what it is, what the columns say, and which of them say nothing.
    static func block(_ row: RegisterRow, _ answer: RegisterAnswer) -> [String] {
        var lines = ["\(row.on)  \(Words.subject(row.what))" + party(row)]
        var silent = Silence()
        for column in RegisterColumn.allCases {
            if column == .value {
                let heading = column.heading
                lines += line("\(heading), total", row.total, answer, &silent)
                lines += line("\(heading) to \(row.party)", row.share, answer, &silent)
            } else {
                lines += line(column.heading, row[column], answer, &silent)
            }
        }
        return lines + silent.lines
    }

    private static func party(_ row: RegisterRow) -> String {
        let role = row.role.map { ", for \(row.party) as \($0.rawValue)" } ?? ""
        return role + (row.isCarriedOver ? ", carried over from \(row.party)" : "")
    }

    private static func line(
        _ heading: String, _ cell: RegisterCell, _ answer: RegisterAnswer,
        _ silent: inout Silence
    ) -> [String] {
        let why = answer.saysWhy && !cell.why.isEmpty ? " [\(Words.list(cell.why))]" : ""
        let text: String
        switch answer.shown(cell) {
        case .text(let words): text = words
        case .money(let money): text = Words.money(money)
        case .noneDeclared: text = "None"
        case .blank:
            silent.blank.append(heading + why)
            return []
        case .notRecorded(let missing):
            silent.add(heading, missing)
            return []
        }
        return [Silence.line(heading, text + why)]
    }

    /// The columns that say nothing: left blank, or with nothing on record.
    private struct Silence {
        var blank: [String] = []
        private var missing: [(types: [String], headings: [String])] = []

        mutating func add(_ heading: String, _ types: [String]) {
            if let place = missing.firstIndex(where: { $0.types == types }) {
                missing[place].headings.append(heading)
            } else {
                missing.append((types, [heading]))
            }
        }

        var lines: [String] {
            let left = blank.isEmpty ? [] : [Silence.line("blank", blank.joined(separator: "; "))]
            return left
                + missing.map { types, headings in
                    let type = types.isEmpty ? "" : " (\(types.joined(separator: ", ")))"
                    return Silence.line(
                        "Not recorded", headings.joined(separator: "; ") + type)
                }
        }

        static func line(_ heading: String, _ text: String) -> String {
            "  " + Words.padded(heading, 39) + text
        }
    }

    private var foot: [String] {
        let totals = answer.totals
        var lines = [
            "\(Words.count(totals.decisionCount, "decision")), "
                + "\(Words.count(answer.rows.count, "row"))"
        ]
        for sum in totals.sums {
            var line =
                "total \(money(sum.total, sum) ?? "more than an amount can be"), "
                + "to \(answer.body) \(money(sum.share, sum) ?? "not stated") "
                + "(\(Words.count(sum.decisionCount, "decision")), each counted once"
            if sum.sharesNotStated > 0 {
                line += "; \(Words.count(sum.sharesNotStated, "part")) not stated"
            }
            lines.append(line + ")")
        }
        if totals.withoutValue > 0 {
            lines.append("\(Words.count(totals.withoutValue, "decision")) without a value")
        }
        return lines
    }

    private func money(_ pence: Pence?, _ sum: RegisterSum) -> String? {
        pence.map {
            Words.money(Money(pence: $0, vat: sum.vat, basis: sum.isAnnual ? .annual : nil))
        }
    }
}
