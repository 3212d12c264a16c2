internal import ArgumentParser
internal import EventLog
internal import Ledger
internal import SQLiteEventLog
internal import TransparencyLog

/// Checks that nothing was changed.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Hashes every event again, and compares all that is kept with the hashes.",
        discussion: Examples.text(
            "ccgledger verify", "ccgledger verify --json --quiet",
            "ccgledger verify --checkpoint kept.checkpoint --key vale.key.vkey",
            note: """
                With --key or --policy it also checks who signed the log, that it extends every \
                checkpoint that you have kept, and that enough witnesses have seen it. \

                Where --state or the folder beside the ledger remembers what was signed last, the \
                log must extend that. \

                A checkpoint whose key was revoked afterwards is no damage to the log: it is \
                named, and what counts in its place. \

                Ends with 3 when anything is wrong with the ledger, and with 8 when it could not \
                be read. It never writes.
                """))

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var trust: TrustOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let terminal = Terminal.current
        let verification = try VerifyCommand.verify(
            try options.folder(), Progress(terminal, isQuiet: quiet), keys: options.keys,
            memory: try options.memory(),
            against: trust.isEmpty ? nil : (try trust.kept(), try trust.trusted()))
        if options.json {
            terminal.print(verification.document.bytes)
        } else {
            for line in VerifyCommand.lines(verification) { terminal.print(line) }
        }
        if !verification.isSound { throw ExitCode(CommandStatus.unsound.rawValue) }
    }

    /// Checks the ledger in a folder, read-only, whatever its state.
    ///
    /// - Parameters:
    ///   - keys: The folder of its keys, with which personal values are opened; nil for where it is
    ///     unless somebody says so.
    ///   - memory: Remembers what was signed last; nil to look at nothing beside the ledger.
    ///   - audit: What the auditor has kept, and whom the auditor believes; nil to look at nothing
    ///     but the ledger.
    /// - Throws: ``StoreError``, ``LedgerError`` when it cannot be read.
    static func verify(
        _ folder: String, _ progress: Progress, keys: String? = nil,
        memory: CheckpointMemory? = nil,
        against audit: (kept: [AuditedCheckpoint], trusted: TrustedKeys)? = nil
    ) throws -> Verification {
        let store = try SQLiteEventStore.open(
            folder: folder, mode: .reading, clock: SystemClock())
        let size = Int(clamping: try store.head().size.count)
        func report(_ done: UInt64) {
            progress.report("checking", Int(clamping: done), of: size)
        }
        let vault = KeyFolder(
            keysFolder: LedgerOptions.keysFolder(keys, of: folder), mac: nil)
        let verification =
            if let audit {
                try Ledger.verify(
                    store, against: audit.kept, trusted: audit.trusted, vault: vault,
                    memory: memory, progress: report)
            } else {
                try Ledger.verify(store, vault: vault, memory: memory, progress: report)
            }
        progress.finish()
        if let trouble = store.trouble, verification.isSound { throw Failure(trouble) }
        return verification
    }

    /// What was checked and what was found.
    static func lines(_ verification: Verification) -> [String] {
        var lines = [
            "\(Words.count(verification.leaves, "event")) hashed again, each checked to be "
                + "canonical JSON of its envelope,",
            "and compared with: the tree and its tiles, the head, columns, streams, tags, "
                + "requests, sealed values",
            "root  \(verification.root.base64)",
        ]
        lines += verification.checked.map { "checked  \($0)" }
        lines += verification.revoked.sentences.map { "revoked  \($0)" }
        if !verification.revoked.areReplaced {
            lines.append("         next: \(VerifyCommand.signAnew)")
        }
        lines += verification.unproved.map { "unproved  \($0)" }
        guard let first = verification.failures.first else { return lines + ["sound"] }
        lines.append("NOT SOUND: \(Words.count(verification.failures.count, "thing")) wrong")
        lines.append("first: \(first.place)")
        lines += table(verification.failures)
        return lines
    }

    /// What to do where no checkpoint that counts has taken the place of one that does no more.
    static let signAnew =
        "ccgledger checkpoint --key FILE, with the key in use (ccgledger key list)"

    /// Each kind of failure once, with the event where it was first found.
    private static func table(_ failures: [CheckFailure]) -> [String] {
        var kinds: [(first: CheckFailure, count: Int)] = []
        for failure in failures {
            let place = kinds.firstIndex {
                $0.first.check == failure.check && $0.first.reason == failure.reason
            }
            if let place { kinds[place].count += 1 } else { kinds.append((failure, 1)) }
        }
        var table = TextTable("event", "check", "what was found", "")
        for (first, count) in kinds.prefix(ErrorTable.shown) {
            let more = count > 1 ? "and \(Words.grouped(count - 1)) more like it" : ""
            table.add([first.position?.description ?? "-", first.check, first.reason, more])
        }
        let more = kinds.count - ErrorTable.shown
        return table.lines(indent: "  ")
            + (more > 0 ? ["  … and \(more) more kinds; --json lists all"] : [])
    }
}

extension CheckFailure {
    /// What is wrong, in words: an event, or the log as a whole.
    var place: String { position.map { "event \($0)" } ?? "the log as a whole" }
}
