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
                for the whole log, and records that it did. What was acknowledged after the backup \
                is then lost for good, so find it first.
                """))

    @Flag(help: "Take the log as it is for the whole log.")
    var acceptHead = false

    @Option(help: ArgumentHelp("The ledger's origin, to be sure.", valueName: "origin"))
    var confirm: String?

    @OptionGroup var acting: ActingOptions
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

    /// Takes the log for the whole log, and has the log say so.
    private func accept(_ folder: String) async throws {
        let asked = try SQLiteEventStore.open(folder: folder, mode: .reading, clock: SystemClock())
        guard confirm == asked.origin else {
            throw Failure(
                .usage, "this gives up what is missing, so it wants the ledger's origin",
                hint: "--confirm \(asked.origin)")
        }
        let head = try asked.head()
        let defaults = try acting.ownDefaults()
        let keys = LedgerOptions.keysFolder(options.keys, of: folder)
        // Before anything is given up: without its keys the ledger could not say so.
        _ = try RequestMAC(keysFolder: keys)
        try Ledger.refuseRollback(of: asked, memory: try options.memory())
        let clock = TerminalClock(Terminal.current)
        let store = try SQLiteEventStore.open(folder: folder, mode: .writing, clock: clock)
        try await store.acceptHead()
        try await store.close()
        let open = try OpenLedger(
            writing: folder, keys: keys, state: options.state, defaults)
        let proposal: JSONObject = [
            "type": .string("ledger.head-accepted.v1"),
            "subject": .string(OpenLedger.ownStream(origin: store.origin)),
            "occurredon": .text(open.ledger.clock.now().londonDate),
            "data": .object([
                "size": .count(head.size.count), "root": .string(head.root.base64),
            ]),
        ]
        _ = try await open.ledger.record(try JSONValue.object(proposal).canonicalBytes())
        try await open.close()
    }
}
