internal import ArgumentParser
internal import Commissioning
internal import EventLog
internal import Ledger
internal import Projections

/// Lists bodies.
struct OrganisationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisations",
        abstract: "Lists the bodies open on a day, and whom they followed.",
        discussion: Examples.text(
            "ccgledger organisations --kind ccg --as-of 2014-12-01",
            "ccgledger organisations --kind ICB --all --why --json"))

    @Option(
        help: ArgumentHelp(
            "Only: " + OrganisationKind.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "kind"))
    var kind: String?

    @Flag(help: "Also those that were closed on the day, or not open yet.")
    var all = false

    @Flag(help: "Name the events behind each value.")
    var why = false

    @OptionGroup var times: TimeOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let opened = try options.openForReading()
        let (asOf, knownAt) = try times.resolve(in: opened.ledger)
        let answer = try opened.ledger.organisations(
            kind: try OrganisationsCommand.kind(kind), onlyOpen: !all, asOf: asOf,
            knownAt: knownAt, saysWhy: why)
        try await opened.close()
        let terminal = Terminal.current
        guard !options.json else {
            terminal.print(answer.document.bytes)
            return
        }
        for line in Words.coordinates(asOf: asOf.day, knownAt) { terminal.print(line) }
        var table = TextTable("code", "kind", "opened", "closed", "name", "followed by")
        for row in answer.rows { table.add(OrganisationsCommand.row(row, saysWhy: why)) }
        for line in table.lines() { terminal.print(line) }
        let things = answer.rows.count == 1 ? "body" : "bodies"
        terminal.print("\(Words.grouped(answer.rows.count)) \(things)")
        for overlap in answer.overlaps {
            let beside = overlap.beside.map(\.description).joined(separator: ", ")
            terminal.print(
                "note: \(overlap.code) was open beside \(beside), which it followed, from "
                    + "\(overlap.from)" + (overlap.until.map { " to before \($0)" } ?? " on"))
        }
    }

    /// The kind of that name, however its letters are written.
    ///
    /// - Throws: ``Failure`` with the names there are.
    static func kind(_ word: String?) throws(Failure) -> OrganisationKind? {
        guard let word else { return nil }
        let names = OrganisationKind.allCases
        if let kind = names.first(where: { $0.rawValue.lowercased() == word.lowercased() }) {
            return kind
        }
        throw Failure(
            .usage, "there is no kind of body called \(word)",
            hint: Nearest.hint(
                word, among: names.map(\.rawValue),
                otherwise: "the kinds are \(names.map(\.rawValue).joined(separator: ", "))"))
    }

    private static func row(_ row: Organisation, saysWhy: Bool) -> [String] {
        let followers = row.successors.map { successor in
            saysWhy ? "\(successor.code) [\(successor.by)]" : successor.code.description
        }
        return [
            row.code.description, row.state.kind?.rawValue ?? "",
            row.state.registration.map {
                Why.text(row.state.opening?.words ?? $0.on.description, $0, saysWhy)
            } ?? "",
            row.state.closing.map { Why.text($0.on.description, $0, saysWhy) } ?? "",
            row.state.name.map { Why.text($0.value, $0, saysWhy) } ?? "",
            followers.joined(separator: ", "),
        ]
    }
}

/// Why a value is what it is, behind it in brackets.
enum Why {
    /// `value [12; late; before: 8; against: 14]`, or the value alone.
    static func text<Value>(_ value: String, _ stated: Stated<Value>, _ saysWhy: Bool) -> String {
        let mark = stated.isContested ? " (contested)" : ""
        guard saysWhy else { return value + mark }
        var parts = [stated.by.description]
        if stated.isLate { parts.append("late") }
        if !stated.superseded.isEmpty { parts.append("before: \(Words.list(stated.superseded))") }
        if !stated.contests.isEmpty { parts.append("against: \(Words.list(stated.contests))") }
        return "\(value) [\(parts.joined(separator: "; "))]"
    }

    /// The same of a value that several events make up.
    static func text(_ value: String, _ reasons: Reasons?, _ saysWhy: Bool) -> String {
        guard let reasons else { return value }
        guard saysWhy else { return value + (reasons.isContested ? " (contested)" : "") }
        var parts = reasons.by.isEmpty ? [] : [Words.list(reasons.by)]
        if reasons.isLate { parts.append("late") }
        if reasons.isContested { parts.append("against: \(Words.list(reasons.contests))") }
        return parts.isEmpty ? value : "\(value) [\(parts.joined(separator: "; "))]"
    }
}
