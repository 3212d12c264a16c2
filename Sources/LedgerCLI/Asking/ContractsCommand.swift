internal import ArgumentParser
internal import EventLog
internal import Ledger

/// Says what one commissioner has contracted for.
struct ContractsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contracts",
        abstract: "Says which contracts a body has, for how much, until when, and what changed.",
        discussion: Examples.text(
            "ccgledger contracts FICTIDE --as-of 2017-01-31",
            "ccgledger contracts 02Q --expiring-within 12m",
            "ccgledger contracts 02Q --all --known-at 2015-01-31 --why --json",
            note: """
                A contract is in force to the day before its end, extensions and a termination \
                included. No event says what notice it asks for: the day by which to decide is \
                the last of its term.
                """))

    @Argument(help: "The ODS code of the body.")
    var code: String

    @Option(
        help: ArgumentHelp(
            "Only those that are over so soon after the day: 12m or 90d.", valueName: "time"))
    var expiringWithin: String?

    @Flag(help: "Those that are over, too.")
    var all = false

    @Flag(help: "Name the events behind each value.")
    var why = false

    @OptionGroup var times: TimeOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let selection = try selection()
        let open = try options.openForReading()
        let (asOf, knownAt) = try times.resolve(in: open.ledger)
        let answer = try open.ledger.contracts(
            of: code.uppercased(), selection, asOf: asOf, knownAt: knownAt, saysWhy: why)
        let terminal = Terminal.current
        if options.json {
            terminal.print(answer.document.bytes)
        } else {
            let text = try ContractsText(answer, in: open.ledger)
            for line in text.lines { terminal.print(line) }
        }
        try await open.close()
    }

    private func selection() throws -> ContractSelection {
        guard let expiringWithin else { return all ? .all : .notOver }
        guard !all else {
            throw Failure(
                .usage, "--all and --expiring-within exclude one another",
                hint: "a contract that is over does not expire")
        }
        return .expiring(within: try Horizon(expiringWithin))
    }
}
