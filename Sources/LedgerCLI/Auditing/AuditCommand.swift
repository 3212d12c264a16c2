internal import ArgumentParser
internal import AuditRules
internal import Commissioning
internal import EventLog
internal import Ledger

/// Says what the rules find.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Judges one body, several or all by every rule of the catalogue.",
        discussion: Examples.text(
            "ccgledger audit FICDALE --as-of 2019-03-31",
            "ccgledger audit 02Q --from 2015-04-01 --to 2016-03-31 --materiality 2500000 --rules",
            "ccgledger audit --fail-on breach --json",
            note: """
                What is found is a question until somebody has answered it. Ends with 2 only with \
                --fail-on. What a rule asks, and why: ccgledger rules FAIR-04.
                """))

    /// What to fail on.
    enum Trigger: String, ExpressibleByArgument, CaseIterable {
        case breach, concern
    }

    @Argument(help: "The ODS codes of bodies; all that have something to judge when absent.")
    var codes: [String] = []

    @Flag(help: "Name each rule with what it found how often.")
    var rules = false

    @Option(help: ArgumentHelp("Only what events from this day on raise.", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("Only what events up to this day raise.", valueName: "day"))
    var to: String?

    @Option(
        help: ArgumentHelp("Leave out what is worth less, where that is known.", valueName: "pence")
    )
    var materiality: Int64?

    @Option(
        help: ArgumentHelp(
            "End with 2 when something is found: breach, or concern (either of both)."))
    var failOn: Trigger?

    @OptionGroup var times: TimeOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let open = try options.openForReading()
        let (asOf, knownAt) = try times.resolve(in: open.ledger)
        let answer = try open.ledger.audit(
            codes.map { $0.uppercased() }, asOf: asOf, knownAt: knownAt, filter: try filter())
        try await open.close()
        let terminal = Terminal.current
        if options.json {
            terminal.print(answer.document.bytes)
        } else {
            for line in AuditText(answer, listsRules: rules).lines { terminal.print(line) }
        }
        if let failOn, answer.fails(on: failOn == .concern) {
            throw ExitCode(CommandStatus.breaches.rawValue)
        }
    }

    private func filter() throws(Failure) -> AuditFilter {
        let pence = materiality.flatMap { Pence($0) }
        guard materiality == nil || pence != nil else {
            throw Failure(
                .usage, "--materiality is no amount", hint: "write pence: £25,000 is 2500000")
        }
        return AuditFilter(
            from: try AuditCommand.day(from), to: try AuditCommand.day(to), materiality: pence)
    }

    private static func day(_ word: String?) throws(Failure) -> CivilDate? {
        guard let word else { return nil }
        guard let day = CivilDate(word) else {
            throw Failure(.usage, "\(word) is not a day", hint: "write YYYY-MM-DD")
        }
        return day
    }
}
