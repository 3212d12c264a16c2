internal import ArgumentParser
internal import CanonicalJSON
internal import Ledger
internal import SQLiteEventLog
internal import TransparencyLog

/// Makes keys, and records which of them signs.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Makes signing keys, and records which of them signs the log.",
        discussion: Examples.text(
            "ccgledger key generate --out vale.key",
            "ccgledger key announce --key vale.key",
            "ccgledger key rotate --old vale.key --new next.key",
            "ccgledger key generate --out witness.key --witness --name witness.example/w1"),
        subcommands: [
            KeyGenerateCommand.self, KeyAnnounceCommand.self, KeyRotateCommand.self,
            KeyRevokeCommand.self, KeyListCommand.self,
        ])
}

/// Makes a signing key.
struct KeyGenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Makes a signing key in a file of its own, and its verifier key beside it.",
        discussion: Examples.text(
            "ccgledger key generate --out vale.key --ledger vale",
            "ccgledger key generate --out witness.key --witness --name witness.example/w1",
            note: """
                The file can be read by its owner alone, and is never overwritten. FILE.vkey is \
                for everybody: with it they check what the key has signed. The name of a ledger's \
                key is the ledger's origin.
                """))

    @Option(help: ArgumentHelp("Where to write the key.", valueName: "file"))
    var out: String

    @Option(help: ArgumentHelp("Its name; else the origin of the ledger.", valueName: "name"))
    var name: String?

    @Flag(help: "Make the key of a witness, which signs what it has seen of other logs.")
    var witness = false

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        try options.folders.refuse(out, as: "--out")
        let text = try name ?? origin()
        guard let name = KeyName(text) else {
            throw Failure(
                .usage, "\(text) cannot be the name of a key",
                hint: "write a domain and a path, without spaces and +, such as vale.example/ccg")
        }
        let key = try KeyFiles.generate(
            name: name, kind: witness ? .cosignature : .note, at: out)
        let terminal = Terminal.current
        guard !options.json else {
            var document = Document()
            document["name"] = .string(key.name.text)
            document["file"] = .string(out)
            document["verifierKeyFile"] = .string(out + KeyFiles.verifierSuffix)
            document["verifierKey"] = .string(key.text)
            terminal.print(document.bytes)
            return
        }
        terminal.print("made the signing key \(out): keep it, and keep it secret")
        terminal.print("its verifier key, for everybody, in \(out)\(KeyFiles.verifierSuffix):")
        terminal.print("  \(key.text)")
        if !witness { terminal.print("next: ccgledger checkpoint --key \(out)") }
    }

    private func origin() throws -> String {
        let folder = try options.folder()
        return try SQLiteEventStore.open(
            folder: folder, mode: .reading, clock: TerminalClock(Terminal.current)
        ).origin
    }
}
