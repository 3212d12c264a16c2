internal import ArgumentParser
internal import EventLog
internal import Interchange
internal import Ledger

/// Prints the register of procurement decisions.
struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract:
            "Prints the register of procurement decisions of a body, derived from its events.",
        discussion: Examples.text(
            "ccgledger register 02Q --as-of 2019-03-31 --from 2018-04-01",
            "ccgledger register FICDALE --csv > register.csv",
            "ccgledger register 02Q --known-at 2015-01-31 --why --json",
            note: """
                Each party to a joint decision has a row; the totals count it once. Nothing said \
                (blank), none declared (None) and nothing on record (Not recorded, with the type \
                of the event that would say it) are three things. In CSV, a text that a \
                spreadsheet would take for a formula begins with an apostrophe, unless --raw.
                """))

    @Argument(help: "The ODS code of the body.")
    var code: String

    @Option(help: ArgumentHelp("The first day on which decisions count.", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("The last day on which decisions count.", valueName: "day"))
    var to: String?

    @Flag(help: "Name the events behind each value.")
    var why = false

    @OptionGroup var times: TimeOptions
    @OptionGroup var table: TableOptions

    func run() async throws {
        try table.check()
        let span = try DecisionSpan(from: try day(from), to: try day(to))
        let open = try table.ledger.openForReading()
        let (asOf, knownAt) = try times.resolve(in: open.ledger)
        let answer = try open.ledger.register(
            of: code.uppercased(), asOf: asOf, knownAt: knownAt, span: span, saysWhy: why)
        let terminal = Terminal.current
        if table.ledger.json {
            terminal.print(answer.document.bytes)
        } else if table.csv {
            _ = terminal.write(.output, answer.csv(for: table.raw ? .raw : .spreadsheet))
        } else {
            let text = try RegisterText(answer, in: open.ledger)
            for line in text.lines { terminal.print(line) }
        }
        try await open.close()
    }

    private func day(_ word: String?) throws(Failure) -> CivilDate? {
        guard let word else { return nil }
        guard let day = CivilDate(word) else {
            throw Failure(.usage, "\(word) is not a day", hint: "write it as 2018-04-01")
        }
        return day
    }
}
