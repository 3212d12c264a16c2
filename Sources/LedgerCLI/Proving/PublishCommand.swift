internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import TransparencyLog

/// Publishes the log as files.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Writes the log as files that any web server or memory stick can serve.",
        discussion: Examples.text(
            "ccgledger publish public", "ccgledger publish /srv/www/vale.example/ccg",
            note: """
                The files are C2SP tlog-tiles: entries, tiles, then the checkpoint. Only what is \
                new is written. What no checkpoint covers yet is not published. \

                disclosures/ holds the sealed values that anybody may read, without those that \
                were suppressed or erased; personal ones only where their keys are at hand.
                """))

    @Argument(help: "The folder; made if there is none.")
    var folder: String

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let terminal = Terminal.current
        try options.folders.refuse(folder, as: "the folder")
        let open = try options.openForReading()
        let size = Int(clamping: try open.ledger.store.head().size.count)
        let progress = Progress(terminal, isQuiet: quiet)
        let report = try open.ledger.publish(to: folder) {
            progress.report("publishing", Int(clamping: $0), of: size)
        }
        progress.finish()
        try await open.close()
        guard !options.json else {
            terminal.print(report.document.bytes)
            return
        }
        let checkpoint = report.checkpoint.checkpoint
        terminal.print(
            "\(folder) verifies at \(Words.count(checkpoint.size, "event")) of "
                + "\(checkpoint.origin)")
        terminal.print("root  \(checkpoint.root.base64)")
        terminal.print(
            "written: \(Words.count(report.bundles, "file")) of events, "
                + "\(Words.count(report.tiles, "tile")), "
                + "\(Words.count(report.disclosures, "file")) of disclosures, "
                + (report.isChanged ? "the checkpoint" : "no checkpoint"))
    }
}
