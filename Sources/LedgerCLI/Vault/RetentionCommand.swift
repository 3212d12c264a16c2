internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// What has been kept long enough.
struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "Says which sealed values have been kept for as long as they need be.",
        discussion: Examples.text(
            "ccgledger retention due --as-of 2026-04-01", "ccgledger retention due --json"),
        subcommands: [Due.self])

    /// Lists what is due.
    struct Due: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "due",
            abstract: "Lists values that need be kept no longer; it never acts.",
            discussion: Examples.text(
                "ccgledger retention due --as-of 2026-04-01",
                "ccgledger retention due --as-of today --json",
                note: """
                    Years are counted from the day of the fact: \
                    \(RetentionClass.allCases.map { "\($0.rawValue) \($0.years)" }
                        .joined(separator: ", ")). The controller decides, then \
                    ccgledger erase or suppress does it.
                    """))

        @Option(help: ArgumentHelp("By which day: YYYY-MM-DD, or today.", valueName: "day"))
        var asOf = "today"

        @OptionGroup var options: LedgerOptions

        func run() async throws {
            let open = try options.openForReading()
            let day = try ProposalOptions.day(asOf, in: open.ledger)
            var rows: [RetentionRow] = []
            try open.ledger.retentionDue(asOf: day) { row in
                rows.append(row)
                return true
            }
            try await open.close()
            let terminal = Terminal.current
            guard !options.json else {
                var document = Document()
                document["asOf"] = .text(day)
                document["rows"] = .array(rows.map { .object($0.json) })
                terminal.print(document.bytes)
                return
            }
            var table = TextTable("event", "due", "kept for", "field", "type", "stream")
            for row in rows {
                table.add([
                    row.position.description, row.dueOn.description,
                    "\(row.retention.years) years (\(row.retention.rawValue))", row.field,
                    row.type, row.stream,
                ])
            }
            if !rows.isEmpty { for line in table.takeLines() { terminal.print(line) } }
            terminal.print("\(Words.count(rows.count, "sealed value")) due by \(day)")
        }
    }
}
