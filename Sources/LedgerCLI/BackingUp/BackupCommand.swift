internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import SQLiteEventLog
internal import SafeFiles
internal import TransparencyLog

/// Makes a backup.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the log as it is at one moment, while others write; verifies the copy.",
        discussion: Examples.text(
            "ccgledger backup /backups/vale-2026-02-03",
            "ccgledger backup /backups/vale-$(date +%F) --quiet --json",
            note: """
                The folder is made, and has its name once every event in it was hashed again and \
                the root is that of the log. It holds the log, and a line that says what it holds.

                It does not hold: the keys (--keys), which need a backup of their own, kept apart \
                and for a short time only; what was signed last (--state) and the file head, which \
                must never be in a backup, for they show an old one for what it is. Keep a \
                checkpoint elsewhere, too.

                A backup holds personal values locked, under keys that are not in it: once a key \
                is erased, no backup can be read for that person, whenever it was made. Texts that \
                were suppressed are in backups made before, in clear: let those run out.
                """))

    @Argument(help: "The folder to make.")
    var destination: String

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let terminal = Terminal.current
        let folder = try options.folder()
        try options.folders.refuse(destination, as: "the folder")
        guard Folders.isAbsent(destination) else {
            throw Failure(.usage, "\(destination) exists", hint: "name a folder to be made")
        }
        let parent = SafeFiles.folder(of: destination)
        guard Folders.isFolder(parent) else {
            throw Failure(.storage, "there is no folder \(parent)", hint: "make it first")
        }
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        if let trouble = store.trouble { terminal.say("warning: \(trouble)") }
        let progress = Progress(terminal, isQuiet: quiet)
        let draft = DraftFolder(for: destination)
        let manifest: BackupManifest
        let bytes: UInt64
        do {
            (manifest, bytes) = try make(draft.path, of: store, progress)
            try draft.finish()
        } catch {
            progress.finish()
            draft.discard()
            throw error
        }
        progress.finish()
        remember(manifest, of: folder, terminal)
        answer(manifest, bytes, folder, terminal)
    }

    /// Copies the log and verifies the copy: all that is believed of it is read back from it.
    private func make(
        _ path: String, of store: SQLiteEventStore, _ progress: Progress
    ) throws -> (manifest: BackupManifest, bytes: UInt64) {
        let copied = try store.copy(to: path) { progress.report("copying pages", $0, of: $1) }
        let copy = try SQLiteEventStore.open(folder: path, mode: .copy)
        let size = Int(clamping: copied.size.count)
        let verification = try Ledger.verify(copy) {
            progress.report("verifying", Int(clamping: $0), of: size)
        }
        if let first = verification.failures.first {
            throw Failure(
                .unsound,
                "the log is damaged, so it was not backed up: \(first.place): \(first.reason)",
                hint: "ccgledger verify says what else is wrong; an earlier backup may be sound")
        }
        if !verification.revoked.areReplaced {
            for sentence in verification.revoked.sentences {
                Terminal.current.say("warning: \(sentence)")
            }
            Terminal.current.say("hint: \(VerifyCommand.signAnew)")
        }
        let head = try copy.head()
        guard head == copied, verification.root == head.root,
            try Ledger.root(of: store, at: head.size.count) == head.root
        else {
            throw Failure(
                .unsound, "the copy is not the log that was copied",
                hint: "ccgledger doctor; then do it again")
        }
        let ledger = head.size.count == 0 ? nil : try Ledger(copy, requestMAC: nil)
        let manifest = BackupManifest(
            origin: copy.origin, head: head, madeAt: Terminal.current.now(),
            checkpoint: try ledger?.standingCheckpoint())
        try SafeFiles.write(bytes: manifest.bytes, to: "\(path)/\(BackupManifest.fileName)")
        return (manifest, Folders.byteCount(of: path))
    }

    /// That nobody remembers it makes a backup no worse.
    private func remember(_ manifest: BackupManifest, of folder: String, _ terminal: Terminal) {
        let memory = BackupMemory(folder: LedgerOptions.memory(options.state, of: folder).folder)
        do throws(LedgerError) {
            let place = Folders.absolute(destination)
            try memory.remember(RememberedBackup(manifest: manifest, place: place))
        } catch {
            terminal.say("warning: the backup is made, and doctor will not know of it: \(error)")
        }
    }

    private func answer(
        _ manifest: BackupManifest, _ bytes: UInt64, _ folder: String, _ terminal: Terminal
    ) {
        guard !options.json else {
            var document = manifest.document
            document["backup"] = .string(destination)
            document["bytes"] = .count(bytes)
            document["verified"] = .bool(true)
            terminal.print(document.bytes)
            return
        }
        let signed = manifest.checkpoint.flatMap { text in
            (try? SignedCheckpoint(parsing: Array(text.utf8)))?.checkpoint.size
        }
        terminal.print(
            "backed up \(Words.count(manifest.size, "event")) of \(manifest.origin) to "
                + "\(destination), \(Words.grouped(bytes)) bytes")
        terminal.print("root  \(manifest.root.base64)")
        terminal.print(
            signed.map { "signed up to \(Words.count($0, "event")), by a checkpoint beside it" }
                ?? "nobody whose key counts has signed it: ccgledger checkpoint --key FILE")
        terminal.print(
            "every event of the copy was hashed again; it is the log's first "
                + "\(Words.count(manifest.size, "event"))")
        let keys = LedgerOptions.keysFolder(options.keys, of: folder)
        terminal.print("not in it: \(keys), which needs a backup of its own, kept apart")
        terminal.print("next: ccgledger restore \(destination) --ledger FOLDER --dry-run")
    }
}
