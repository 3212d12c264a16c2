internal import ArgumentParser
internal import EventLog
internal import Ledger

/// Says which providers the patients of one commissioner could choose.
struct ChoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "choice",
        abstract: "Says which services a body opened to choice, and what became of each provider.",
        discussion: Examples.text(
            "ccgledger choice 02Q --as-of 2015-04-01",
            "ccgledger choice 02Q --as-of 2015-04-01 --known-at 2015-06-30 --why",
            note: "With --why each value is followed by the positions of the events behind it."))

    @Argument(help: "The ODS code of the body.")
    var code: String

    @Flag(help: "Name the events behind each value.")
    var why = false

    @OptionGroup var times: TimeOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let open = try options.openForReading()
        let (asOf, knownAt) = try times.resolve(in: open.ledger)
        let answer = try open.ledger.choice(
            of: code.uppercased(), asOf: asOf, knownAt: knownAt, saysWhy: why)
        let terminal = Terminal.current
        if options.json {
            terminal.print(answer.document.bytes)
        } else {
            let text = try ChoiceText(answer, in: open.ledger)
            for line in text.lines { terminal.print(line) }
        }
        try await open.close()
    }
}
