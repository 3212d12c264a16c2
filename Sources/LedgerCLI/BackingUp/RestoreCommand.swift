internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import SQLiteEventLog
internal import TransparencyLog

/// Makes a ledger of a backup.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Verifies a backup, holds it against what is known outside it, and restores it.",
        discussion: Examples.text(
            "ccgledger restore /backups/vale-2026-02-03 --ledger vale --dry-run",
            "ccgledger restore /backups/vale-2026-02-03 --ledger vale --checkpoint kept.checkpoint",
            "ccgledger restore /backups/vale-2026-01-01 --ledger vale --confirm vale.example/ccg",
            note: """
                A ledger that is there is moved aside, never removed. A backup that lacks events \
                which the ledger, its file head, what was signed last (--state) or a checkpoint \
                says there were is refused, code 3. --confirm gives those events up: their \
                acknowledgements and receipts are then worth nothing, witnesses and whoever has \
                kept a later checkpoint will not accept the log, and its first new event, \
                ledger.backup-restored.v1, says so to everybody. Find the events first: they may \
                have been published, or lie in files that were imported.

                What was suppressed or erased after the backup was made is to be suppressed or \
                erased again. A damaged backup ends with 3, too; nothing is changed then.
                """))

    @Argument(help: "The folder that backup has made.")
    var backup: String

    @Option(
        help: ArgumentHelp(
            "A checkpoint that was kept elsewhere; may be repeated.", valueName: "file"))
    var checkpoint: [String] = []

    @Option(
        help: ArgumentHelp(
            "The ledger's origin, to give up what is missing.", valueName: "origin"))
    var confirm: String?

    @Flag(name: .customLong("dry-run"), help: "Say what would be done, do nothing.")
    var isDryRun = false

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var acting: ActingOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let terminal = Terminal.current
        let folder = try options.folder()
        let memory = LedgerOptions.memory(options.state, of: DraftFolder.withoutSlash(folder))
        let plan = try RestorePlan(
            of: backup, to: folder, checkpoints: checkpoint, memory: memory,
            Progress(terminal, isQuiet: quiet))
        if let confirm, !confirm.utf8.elementsEqual(plan.backup.origin.utf8) {
            throw Failure(
                .usage, "the backup is of another ledger than \(confirm)",
                hint: "it is of \(plan.backup.origin)")
        }
        let isRefused = !plan.verdict.isWhole && confirm == nil
        var outcome = RestoreOutcome(plan: plan)
        if !isDryRun, !isRefused {
            let progress = Progress(terminal, isQuiet: quiet)
            outcome = try await Restoring(
                plan: plan, memory: memory, options: options, defaults: try acting.ownDefaults()
            ).run(progress)
            if let recorded = outcome.recorded { Recordings.current.note(recorded.receipt) }
        }
        answer(outcome, isRefused, terminal)
        if isRefused { throw ExitCode(CommandStatus.unsound.rawValue) }
    }

    private func answer(_ outcome: RestoreOutcome, _ isRefused: Bool, _ terminal: Terminal) {
        let plan = outcome.plan
        guard !options.json else {
            var document = Document()
            document["origin"] = .string(plan.backup.origin)
            document["backup"] = .string(backup)
            document["ledger"] = .string(plan.folder)
            document["size"] = .count(plan.head.size.count)
            document["root"] = .string(plan.head.root.base64)
            document["outside"] = plan.verdict.json
            document["unknown"] = .array(plan.unknown.map { .string($0) })
            document["refused"] = .bool(isRefused)
            document["dryRun"] = .bool(isDryRun)
            document["restored"] = .bool(outcome.isDone)
            document["movedAside"] = .array(outcome.movedAside.map { .string($0) })
            document["recorded"] = outcome.recorded.map { RecordedAnswer.json($0) }
            terminal.print(document.bytes)
            return
        }
        for line in lines(outcome, isRefused) { terminal.print(line) }
    }

    private func lines(_ outcome: RestoreOutcome, _ isRefused: Bool) -> [String] {
        let plan = outcome.plan
        let size = plan.head.size.count
        var lines = [
            "\(backup) holds \(Words.count(size, "event")) of \(plan.backup.origin), all sound",
            "root  \(plan.head.root.base64)",
        ]
        lines += plan.verdict.sentences(size: size)
        lines += plan.unknown.map { "not known: \($0)" }
        if isRefused {
            return lines + [
                "REFUSED: something known outside the backup is missing from it",
                "next: find a later backup, or the missing events; to give them up:",
                "      ccgledger restore \(backup) --ledger \(plan.folder) --confirm "
                    + plan.backup.origin,
            ]
        }
        guard outcome.isDone else {
            if plan.replaces { lines.append("would move \(plan.folder) aside") }
            lines.append("would make the ledger \(plan.folder)")
            if !plan.verdict.isWhole {
                lines.append("would record what was given up, as ledger.backup-restored.v1")
            }
            return lines
        }
        lines += outcome.movedAside.map { "moved aside: \($0)" }
        lines.append("restored to \(plan.folder)")
        if let recorded = outcome.recorded {
            lines.append(
                "recorded event \(recorded.receipt.first): ledger.backup-restored.v1, which says "
                    + "what was given up")
            lines.append("tell witnesses, and whoever has kept a checkpoint, what happened")
        }
        return lines + ["next: ccgledger doctor --ledger \(plan.folder)"]
    }
}
