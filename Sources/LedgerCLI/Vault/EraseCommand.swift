internal import ArgumentParser
internal import Commissioning
internal import EventLog
internal import Ledger

/// Erases what is kept of a person.
struct EraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Destroys the personal values of one person, and the key that locks them.",
        discussion: Examples.text(
            "ccgledger erase person:9f2c --basis retentionEnded --by person:1a2b --dry-run",
            "ccgledger erase person:9f2c --basis retentionEnded --by person:1a2b \\",
            "    --confirm vale.example/ccg",
            note: """
                Every leaf stays, and verify and every proof with it: a leaf holds only salted \
                digests. Backups of the ledger hold the values locked, and the key is gone; a \
                backup of the keys must go, too. Pseudonyms in the leaves stay, and are personal \
                data: whether this is erasure in law is for the controller to say. The file that \
                was imported is not recognised any more where its lines have no id: importing it \
                again would record them again. A legal hold forbids it: code 4.
                """))

    @Argument(help: "The person, as personRef names them.")
    var subject: String

    @Option(help: CodeWord.help("On what ground", ErasureBasis.self))
    var basis: String

    @Option(help: ArgumentHelp("Who decided it.", valueName: "reference"))
    var by: String

    @Flag(name: .customLong("dry-run"), help: "Say what would be erased, do nothing.")
    var isDryRun = false

    @Option(help: ArgumentHelp("The ledger's origin, to be sure.", valueName: "origin"))
    var confirm: String?

    @OptionGroup var acting: ActingOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let subject = try ReferenceWord.read(subject, "SUBJECT")
        let by = try ReferenceWord.read(by, "--by")
        let basis = try CodeWord.read(basis, "--basis", ErasureBasis.self)
        let open = try options.openForWriting(try acting.defaults())
        if !isDryRun { try VaultText.confirm(confirm, open, "this cannot be undone") }
        let answer = try await open.ledger.erase(
            subject, basis: basis, by: by, isDryRun: isDryRun)
        try await open.close()
        VaultText.write(answer, "erased", json: options.json)
    }
}
