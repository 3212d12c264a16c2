internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import SQLiteEventLog
internal import TransparencyLog

/// Signs the log as it is.
struct CheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Signs the log as it is, and keeps what witnesses sign of it.",
        discussion: Examples.text(
            "ccgledger checkpoint --key vale.key --out vale.checkpoint",
            "ccgledger checkpoint add-cosignature answer.txt --policy policy.txt",
            note: """
                What was signed last is also kept in a small file outside the ledger (--state). A \
                ledger that does not extend it is neither signed nor written to: it was restored \
                from a backup, or rewritten. Never put that file in a backup.
                """),
        subcommands: [CheckpointSignCommand.self, AddCosignatureCommand.self],
        defaultSubcommand: CheckpointSignCommand.self)
}

/// Signs the log as it is.
struct CheckpointSignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Reads back what was not signed before, hashes it again, and signs the root.",
        discussion: Examples.text(
            "ccgledger checkpoint --key vale.key --out vale.checkpoint",
            "ccgledger checkpoint --key vale.key --trust kept.checkpoint",
            note: """
                --trust is for a ledger whose --state was lost: it takes the newest checkpoint \
                that you can find for the last one signed.
                """))

    @Option(help: ArgumentHelp("The signing key.", valueName: "file"))
    var key: String

    @Option(help: ArgumentHelp("Where to write the checkpoint, too.", valueName: "file"))
    var out: String?

    @Option(help: ArgumentHelp("A checkpoint kept elsewhere, after a loss.", valueName: "file"))
    var trust: String?

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let copy = try options.output(out)
        let key = try SigningKeyFile.signer(at: key)
        let open = try options.openForSigning()
        let memory = try options.memory()
        if let trust {
            try open.ledger.trust(
                try KeyFiles.checkpoint(at: trust), key: key, memory: memory)
        }
        let report = try await open.ledger.checkpoint(signedBy: key, memory: memory)
        try await open.close()
        try copy?.write(report.signed.bytes)
        let terminal = Terminal.current
        guard !options.json else {
            terminal.print(report.document.bytes)
            return
        }
        let checkpoint = report.signed.checkpoint
        terminal.print(
            report.isNew
                ? "signed \(Words.count(checkpoint.size, "event")) of \(checkpoint.origin)"
                : "signed before: \(Words.count(checkpoint.size, "event")) of \(checkpoint.origin)")
        terminal.print("root  \(checkpoint.root.base64)")
        terminal.print(
            "\(Words.count(report.rehashed, "event")) read back from the disk and hashed again, "
                + (report.previousSize.map { "since the checkpoint of \(Words.grouped($0))" }
                    ?? "from the first on"))
        if let out { terminal.print("written to \(out)") }
        terminal.print("next: ccgledger prove inclusion POSITION --out FILE.tlog-proof")
    }
}

/// Keeps what witnesses have signed.
struct AddCosignatureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-cosignature",
        abstract: "Keeps what witnesses have signed of a checkpoint, after checking it.",
        discussion: Examples.text(
            "ccgledger checkpoint add-cosignature answer.txt --policy policy.txt",
            "ccgledger checkpoint add-cosignature cosigned.checkpoint --witness w1.vkey"))

    @Argument(help: "The lines that a witness answered, or a checkpoint with them below.")
    var file: String

    @Option(help: ArgumentHelp("The witnesses, in a policy.", valueName: "file"))
    var policy: String?

    @Option(help: ArgumentHelp("The key of a witness; may be repeated.", valueName: "vkey"))
    var witness: [String] = []

    @Option(help: ArgumentHelp("Of which checkpoint; else the largest.", valueName: "events"))
    var size: UInt64?

    @Option(help: ArgumentHelp("Where to write the checkpoint, too.", valueName: "file"))
    var out: String?

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let copy = try options.output(out)
        var witnesses = try policy.map { try KeyFiles.policy(at: $0).witnesses } ?? []
        for word in witness { witnesses.append(try KeyFiles.verifier(word)) }
        guard !witnesses.isEmpty else {
            throw Failure(
                .usage, "nobody says which witnesses are known",
                hint: "give --witness VKEY or --policy FILE")
        }
        let answer = try KeyFiles.read(file, limit: SignedNote.maximumLength)
        let open = try options.openForSigning()
        let (checkpoint, names) = try await open.ledger.addCosignatures(
            answer, size: size, witnesses: witnesses)
        try await open.close()
        try copy?.write(checkpoint.bytes)
        let terminal = Terminal.current
        guard !options.json else {
            var document = Document()
            document["size"] = .count(checkpoint.checkpoint.size)
            document["added"] = .array(names.map { .string($0) })
            document["checkpoint"] = .string(String(decoding: checkpoint.bytes, as: UTF8.self))
            terminal.print(document.bytes)
            return
        }
        terminal.print(
            names.isEmpty
                ? "nothing new: these signatures were kept before"
                : "kept for the checkpoint of "
                    + "\(Words.count(checkpoint.checkpoint.size, "event")): "
                    + names.joined(separator: ", "))
        if let out { terminal.print("written to \(out)") }
    }
}
