internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import SQLiteEventLog
internal import TransparencyLog

/// Says what ails a ledger, and takes its head for the whole where its owner says so.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says whether a ledger can be written to, and mends its head file.",
        discussion: Examples.text(
            "ccgledger doctor", "ccgledger doctor --accept-head --confirm vale.example/ccg",
            note: """
                --accept-head is for a ledger restored from a backup: it takes the log as it is \
                for the whole log. What was acknowledged after the backup is then lost for good, \
                so find it first.
                """))

    @Flag(help: "Take the log as it is for the whole log.")
    var acceptHead = false

    @Option(help: ArgumentHelp("The ledger's origin, to be sure.", valueName: "origin"))
    var confirm: String?

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let folder = try options.folder()
        if acceptHead { try await accept(folder) }
        let store = try SQLiteEventStore.open(
            folder: folder, mode: .reading, clock: SystemClock())
        let head = try store.head()
        let terminal = Terminal.current
        if options.json {
            var document = Document()
            document["origin"] = .string(store.origin)
            document["size"] = .count(head.size.count)
            document["root"] = .string(head.root.base64)
            document["ok"] = .bool(store.trouble == nil)
            document["trouble"] = store.trouble.map { .text($0) }
            document["accepted"] = .bool(acceptHead)
            terminal.print(document.bytes)
        } else {
            terminal.print("\(store.origin): \(Words.count(head.size.count, "event"))")
            terminal.print("root  \(head.root.base64)")
            if acceptHead { terminal.print("the log as it is was taken for the whole log") }
            terminal.print(store.trouble.map { "it can be read, not written to: \($0)" } ?? "well")
        }
        if store.trouble != nil { throw ExitCode(CommandStatus.unsound.rawValue) }
    }

    private func accept(_ folder: String) async throws {
        let clock = TerminalClock(now: Terminal.current.now)
        let store = try SQLiteEventStore.open(folder: folder, mode: .writing, clock: clock)
        guard confirm == store.origin else {
            throw Failure(
                .usage, "this gives up what is missing, so it wants the ledger's origin",
                hint: "--confirm \(store.origin)")
        }
        try await store.acceptHead()
        try await store.close()
    }
}
