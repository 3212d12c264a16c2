internal import ArgumentParser
internal import AuditRules
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

    @Option(
        help: ArgumentHelp(
            "End with 2 when something is found: breach, or concern (either of both)."))
    var failOn: Trigger?

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var asked: FilterOptions
    @OptionGroup var times: TimeOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let open = try options.openForReading()
        let (asOf, knownAt) = try times.resolve(in: open.ledger)
        let terminal = Terminal.current
        let progress = Progress(terminal, isQuiet: quiet)
        let written = try open.ledger.writtenAudit(
            codes.map { $0.uppercased() }, asOf: asOf, knownAt: knownAt,
            filter: try asked.filter(), progress: progress.audit(of: knownAt.size)
        ) { options.json ? $0.findingsJSON : AuditText.bytes(ofBody: $0, listsRules: rules) }
        progress.finish()
        try await open.close()
        if options.json {
            try written.forEachBitOfDocument { terminal.write(.output, $0) }
            terminal.print()
        } else {
            AuditText.head(written.answer).forEach { terminal.print($0) }
            try written.forEachPiece { terminal.write(.output, $0) }
            AuditText.end(written.answer).forEach { terminal.print($0) }
        }
        if let failOn, written.fails(on: failOn == .concern) {
            throw ExitCode(CommandStatus.breaches.rawValue)
        }
    }
}
