internal import ArgumentParser
internal import EventLog
internal import Ledger

/// Says how one commissioner stood.
struct StateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "state",
        abstract: "Says how one body stood on a day, as known at a moment, and why.",
        discussion: Examples.text(
            "ccgledger state 02Q --as-of 2014-12-01",
            "ccgledger state 02Q --as-of 2014-12-01 --known-at 2015-01-31 --why",
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
        let answer = try open.ledger.state(
            of: code.uppercased(), asOf: asOf, knownAt: knownAt, saysWhy: why)
        let terminal = Terminal.current
        if options.json {
            terminal.print(answer.document.bytes)
        } else {
            let text = try StateText(answer, in: open.ledger)
            for line in text.lines { terminal.print(line) }
        }
        try await open.close()
    }
}
