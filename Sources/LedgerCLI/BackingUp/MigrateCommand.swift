internal import ArgumentParser
internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Ledger
internal import SQLiteEventLog
internal import TransparencyLog

/// Brings a ledger to the format of this release.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings the tables of an earlier release's ledger to the format of this one.",
        discussion: Examples.text(
            "ccgledger migrate --dry-run", "ccgledger migrate",
            note: """
                Events are never rewritten: leaves, hashes and proofs stay as they are, and every \
                checkpoint goes on to hold; which events have a tag is derived again. All of it is \
                one transaction: killed at any instant, the ledger has the old format whole or the \
                new one. A ledger with an event that this release cannot read, as builds from \
                before the first release wrote some, is refused first, and left as it is. Then the \
                whole log is verified. An earlier release does not open the ledger any more: make \
                a backup with it first.
                """))

    @Flag(name: .customLong("dry-run"), help: "Say what would be done, do nothing.")
    var isDryRun = false

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let terminal = Terminal.current
        let folder = try options.folder()
        let migration = try LogMigration(of: folder)
        let isDue = !migration.steps.isEmpty
        let catalogue = Catalogue(CommissioningAreas.all)
        if isDue { try refuseUnreadable(migration, catalogue) }
        if isDue, !isDryRun {
            try migration.run(tags: { catalogue.tags(ofLeaf: $0) })
            let verification = try VerifyCommand.verify(
                folder, Progress(terminal, isQuiet: quiet))
            guard verification.isSound, verification.root == migration.head.root else {
                for line in VerifyCommand.lines(verification) { terminal.say(line) }
                throw Failure(
                    .unsound, "the ledger has the new format, and is not sound",
                    hint: "ccgledger verify; restore the backup that was made before")
            }
        }
        guard !options.json else {
            var document = Document()
            document["origin"] = .string(migration.origin)
            document["size"] = .count(migration.head.size.count)
            document["root"] = .string(migration.head.root.base64)
            document["format"] = .count(migration.format)
            document["presentFormat"] = .count(LogMigration.presentFormat)
            document["knownFormats"] = .array(
                LogMigration.knownFormats.map { JSONValue.count($0) })
            document["steps"] = .array(migration.steps.map { .string($0) })
            document["dryRun"] = .bool(isDryRun)
            document["migrated"] = .bool(isDue && !isDryRun)
            terminal.print(document.bytes)
            return
        }
        for line in lines(migration, isDue) { terminal.print(line) }
    }

    /// Refuses a log with an event that could not be read afterwards either.
    private func refuseUnreadable(_ migration: LogMigration, _ catalogue: Catalogue) throws {
        guard
            let (position, reason) = try migration.firstEvent(against: {
                catalogue.whyUnreadable(leaf: $0)
            })
        else { return }
        throw Failure(
            .storage,
            "this release cannot read event \(position), so nothing was changed: \(reason)",
            hint: "go on with the build that wrote the ledger, or make the ledger again with this "
                + "one from the lines that were imported")
    }

    private func lines(_ migration: LogMigration, _ isDue: Bool) -> [String] {
        let known = LogMigration.knownFormats.map { "\($0)" }.joined(separator: " and ")
        var lines = [
            "\(migration.origin): \(Words.count(migration.head.size.count, "event")), tables of "
                + "format \(migration.format)",
            "this release knows the formats \(known), and writes \(LogMigration.presentFormat)",
        ]
        guard isDue else { return lines + ["nothing to do"] }
        lines += migration.steps.map { isDryRun ? "would be done: \($0)" : "done: \($0)" }
        guard isDryRun else {
            return lines + [
                "every event was hashed again; root  \(migration.head.root.base64)",
                "next: ccgledger backup FOLDER",
            ]
        }
        return lines + [
            "no event is changed; each is read for its tags, then the whole log is verified:",
            "both take about as long as ccgledger verify",
            "next: make a backup with the release that wrote it, then ccgledger migrate",
        ]
    }
}
