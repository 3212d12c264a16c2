internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// Folds everything anew.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Forgets every answer kept, and folds every stream from its events.",
        discussion: Examples.text("ccgledger rebuild", "ccgledger rebuild --json"))

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let terminal = Terminal.current
        let open = try options.openForReading()
        let ledger = open.ledger
        let size = try ledger.store.head().size
        let progress = Progress(terminal, isQuiet: quiet)
        let fold = LogFold(ledger.catalogue, capacity: LogFold.replayCapacity)
        try fold.expectEnds(ledger.store)
        var failure: FoldError?
        try ledger.store.read(.all, from: Position(0), to: size) { row in
            do throws(FoldError) {
                try fold.take(row)
            } catch {
                failure = error
                return false
            }
            if row.position.index.isMultiple(of: 8_192) {
                progress.report(
                    "folding", Int(clamping: row.position.index), of: Int(clamping: size.count))
            }
            return true
        }
        progress.finish()
        if let failure { throw failure }
        try fold.finish(ledger.store)
        try await open.close()
        guard !options.json else {
            var document = Document()
            document["events"] = .count(size.count)
            document["streams"] = .count(fold.streamCount)
            terminal.print(document.bytes)
            return
        }
        terminal.print(
            "folded \(Words.count(fold.streamCount, "stream")) from "
                + "\(Words.count(size.count, "event"))")
    }
}
