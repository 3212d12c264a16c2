internal import ArgumentParser
internal import Commissioning
internal import EventLog
internal import Ledger

/// Has narrative text shown no longer.
struct SuppressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppress",
        abstract: "By an order of two persons, has narrative text of an event shown no longer.",
        discussion: Examples.text(
            "ccgledger suppress 12 --field rationale --basis courtOrder \\",
            "    --order order:KB-2014-77 --by person:1a2b --by person:3c4d \\",
            "    --review-on 2020-01-01 --dry-run",
            "ccgledger suppress 12 --field rationale --basis defamation --by person:1a2b \\",
            "    --by person:3c4d --review-on 2020-01-01 --access destroyed \\",
            "    --confirm vale.example/ccg",
            note: """
                The digest stays in the leaf and the order in the log, for everybody to see. The \
                text is kept for auditors unless --access destroyed. A legal hold forbids it: \
                code 4.
                """))

    @Argument(help: "The position or id of the event.")
    var event: String

    @Option(
        name: .customLong("field"),
        help: ArgumentHelp(
            "Only this text, as show names it; may be repeated. Default: all narrative.",
            valueName: "path"))
    var fields: [String] = []

    @Option(help: CodeWord.help("On what ground", SuppressionBasis.self))
    var basis: String

    @Option(help: ArgumentHelp("What the order is referred to by.", valueName: "reference"))
    var order: String?

    @Option(
        help: ArgumentHelp(
            "Who orders it; given twice, for two persons.", valueName: "reference"))
    var by: [String] = []

    @Option(help: ArgumentHelp("By when the order is looked at again.", valueName: "day"))
    var reviewOn: String

    @Option(help: CodeWord.help("What becomes of the text", AuditorAccess.self))
    var access = AuditorAccess.kept.rawValue

    @Flag(name: .customLong("dry-run"), help: "Say what would be suppressed, do nothing.")
    var isDryRun = false

    @Option(help: ArgumentHelp("The ledger's origin, to be sure.", valueName: "origin"))
    var confirm: String?

    @OptionGroup var acting: ActingOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        var persons: [Reference] = []
        for word in by { persons.append(try ReferenceWord.read(word, "--by")) }
        let open = try options.openForWriting(try acting.defaults())
        if !isDryRun {
            try VaultText.confirm(confirm, open, "this takes text from everybody's sight")
        }
        let order = SuppressionOrder(
            basis: try CodeWord.read(basis, "--basis", SuppressionBasis.self),
            reference: try self.order.map { word throws(Failure) in
                try ReferenceWord.read(word, "--order")
            }, by: persons,
            auditorAccess: try CodeWord.read(access, "--access", AuditorAccess.self),
            reviewOn: try ProposalOptions.day(reviewOn, in: open.ledger))
        let answer = try await open.ledger.suppress(
            event, fields: fields, order, isDryRun: isDryRun)
        try await open.close()
        VaultText.write(answer, "suppressed", json: options.json)
    }
}
