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
        abstract: "Says what ails a ledger, its machine, its keys and backups, and what to do.",
        discussion: Examples.text(
            "ccgledger doctor --key vale.key", "ccgledger doctor --json || echo look at vale",
            "ccgledger doctor --accept-head --confirm vale.example/ccg",
            note: """
                It looks at SQLite and its settings as read back, the lock, the disk, the clock, \
                the file head, the structure of the database and its indexes, its last 10,000 \
                events and 1,000 spread over it, what was signed and backed up last, and the keys. \
                It does not compare what is kept of each event with it: verify does. It changes \
                nothing. Ends with 1 when something is to be done, with 3 when the log is not the \
                one it should be. To be told are: events unsigned for a day, or without a backup \
                for a week; less than 128 MB, or room for less than 30 days.

                --accept-head is for a ledger whose file head was lost: it takes the log as it is \
                for the whole log, and records that it did. What was acknowledged and is not in it \
                is then lost for good, so find it first. A backup is restored with restore.
                """))

    @Flag(help: "Take the log as it is for the whole log.")
    var acceptHead = false

    @Option(help: ArgumentHelp("The ledger's origin, to be sure.", valueName: "origin"))
    var confirm: String?

    @Option(
        help: ArgumentHelp(
            "A signing key, to see whether others can read it; may be repeated.",
            valueName: "keyfile"))
    var key: [String] = []

    @OptionGroup var acting: ActingOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let folder = try options.folder()
        if acceptHead { try await accept(folder) }
        let terminal = Terminal.current
        let diagnosis = try Diagnosis(
            of: folder, keys: LedgerOptions.keysFolder(options.keys, of: folder),
            state: try options.memory().folder, signingKeys: key, now: terminal.now())
        let found = diagnosis.run()
        let troubles = found.filter { $0.state == .trouble }
        if options.json {
            var document = Document()
            document["origin"] = .string(diagnosis.store.origin)
            document["size"] = .count(diagnosis.head.size.count)
            document["root"] = .string(diagnosis.head.root.base64)
            document["ok"] = .bool(troubles.isEmpty)
            document["trouble"] = diagnosis.store.trouble.map { .text($0) }
            document["accepted"] = .bool(acceptHead)
            document["checks"] = .array(found.map(\.json))
            terminal.print(document.bytes)
        } else {
            for line in lines(diagnosis, found) { terminal.print(line) }
        }
        guard !troubles.isEmpty else { return }
        let isUnsound = troubles.contains(where: \.isUnsound)
        throw ExitCode((isUnsound ? CommandStatus.unsound : .unexpected).rawValue)
    }

    private func lines(_ diagnosis: Diagnosis, _ found: [Diagnosed]) -> [String] {
        var lines = [
            "\(diagnosis.store.origin): \(Words.count(diagnosis.head.size.count, "event"))",
            "root  \(diagnosis.head.root.base64)",
        ]
        if acceptHead { lines.append("the log as it is was taken for the whole log") }
        for one in found {
            let (state, check) = (one.state.rawValue, Words.padded(one.check, 11))
            lines.append("\(Words.padded(state, 7))  \(check)  \(one.says)")
            if let next = one.next { lines.append("         next: \(next)") }
        }
        let count = found.count { $0.state == .trouble }
        return lines + [count == 0 ? "well" : "\(Words.count(count, "thing")) to be done"]
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
        let line = try JSONValue.object(proposal).canonicalBytes()
        Recordings.current.note(try await open.ledger.recordOwn(line).receipt)
        try await open.close()
    }
}
