internal import ArgumentParser
internal import Commissioning
internal import EventLog
internal import Ledger
internal import Projections

/// Says who decided what.
struct DecisionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decisions",
        abstract: "Says who decided what, where, under which delegation, with which conflicts.",
        discussion: Examples.text(
            "ccgledger decisions FICDALE --as-of 2019-03-31",
            "ccgledger decisions 02Q --known-at 2015-01-31 --why --json",
            note: "What nobody has recorded is named by the type of event that would say it."))

    @Argument(help: "The ODS code of the body.")
    var code: String

    @Flag(help: "Name the events behind each value.")
    var why = false

    @OptionGroup var times: TimeOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let open = try options.openForReading()
        let (asOf, knownAt) = try times.resolve(in: open.ledger)
        let answer = try open.ledger.decisions(
            of: code.uppercased(), asOf: asOf, knownAt: knownAt, saysWhy: why)
        let names = try BodyNames(
            [answer.body],
            LogView(
                open.ledger.store, open.ledger.catalogue, size: knownAt.size, asOf: asOf.day))
        try await open.close()
        let terminal = Terminal.current
        guard !options.json else {
            terminal.print(answer.document.bytes)
            return
        }
        terminal.print(names.text(answer.body))
        for line in Words.coordinates(asOf: asOf.day, knownAt) { terminal.print(line) }
        for line in answer.rows.flatMap({ DecisionText.lines($0, saysWhy: why) }) {
            terminal.print(line)
        }
        terminal.print(Words.count(answer.rows.count, "decision"))
    }
}
