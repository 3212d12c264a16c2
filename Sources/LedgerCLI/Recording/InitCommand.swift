internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import SQLiteEventLog
internal import TransparencyLog

/// Makes a ledger.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes a ledger: its folder, its keys, and event 0.",
        discussion: Examples.text(
            "ccgledger init ledger --origin vale.example/ccg --on-behalf-of GB-NHS-02Q",
            "ccgledger init story --origin story.example/ccg --simulated",
            note: """
                The keys are made beside the folder, never in it: keep them, and keep them apart. \
                With --simulated the ledger takes recorded times from what is imported: for \
                stories and tests. An init that was cut short is simply done again.
                """))

    @Argument(help: "The folder to make.")
    var folder: String

    @Option(help: ArgumentHelp("The ledger's name, such as vale.example/ccg.", valueName: "name"))
    var origin: String

    @Flag(help: "Take recorded times from what is imported.")
    var simulated = false

    @Option(help: ArgumentHelp("Where to make its keys.", valueName: "folder"))
    var keys: String?

    @OptionGroup var acting: ActingOptions

    @Flag(help: "Answer in JSON.")
    var json = false

    /// Who opens a ledger, and for which body, when nobody says.
    static let defaultActor = Ledger.ownActor
    static let defaultBody = Ledger.ownBody

    func run() async throws {
        guard Reference(origin) != nil, KeyName(origin) != nil else {
            throw Failure(
                .usage, "\(origin) is not a name for a ledger",
                hint: "write a domain and a path without spaces and +, such as vale.example/ccg")
        }
        let keysFolder = LedgerOptions.keysFolder(keys, of: folder)
        try LedgerFolders(ledger: folder).refuse(keysFolder, as: "--keys")
        let place = LedgerPlace(folder, origin, keys: keysFolder)
        guard place != .taken else {
            throw Failure(
                .usage, "\(folder) exists and is not empty", hint: "name a folder to be made")
        }
        let isBodyAssumed = try acting.defaults().onBehalfOf == nil
        let defaults = try acting.ownDefaults()
        if place == .free { try RequestMAC.refuseKey(inFolder: keysFolder) }
        let recorded = try await InitCommand.open(
            folder, origin, keysFolder, isSimulated: simulated, defaults)
        Recordings.current.note(recorded.receipt, isRepeatable: true)
        let terminal = Terminal.current
        if isBodyAssumed {
            terminal.say(
                "note: recorded on behalf of \(InitCommand.defaultBody), for --on-behalf-of and "
                    + "CCGLEDGER_ON_BEHALF_OF name no other body")
        }
        terminal.say(
            "note: this ledger has format \(Ledger.format); a later release may not open it")
        answer(recorded, keysFolder, terminal)
    }

    /// Makes a ledger and records its opening, or goes on where that was cut short.
    ///
    /// The log comes first and then the key, so that a key beside an empty log is its own.
    static func open(
        _ folder: String, _ origin: String, _ keys: String, isSimulated: Bool,
        _ defaults: ProposalDefaults
    ) async throws -> Recorded {
        let clock: any LedgerClock =
            isSimulated
            ? FixedClock(OpenLedger.simulatedStart) : TerminalClock(Terminal.current)
        let store: SQLiteEventStore
        if LedgerPlace(folder, origin, keys: keys) == .begun {
            store = try SQLiteEventStore.open(folder: folder, mode: .writing, clock: clock)
            if try store.head().size == .empty { try await store.acceptHead() }
        } else {
            store = try SQLiteEventStore.create(folder: folder, origin: origin, clock: clock)
        }
        if try !RequestMAC.hasKey(inFolder: keys) { try RequestMAC.makeKey(inFolder: keys) }
        let mac = try RequestMAC(keysFolder: keys)
        let ledger = try Ledger(store, requestMAC: mac, clock: clock, defaults: defaults)
        var proposal: JSONObject = [
            "type": .string("ledger.opened.v1"),
            "subject": .string(OpenLedger.ownStream(origin: origin)),
            "occurredon": .text(clock.now().londonDate),
            "data": .object([
                "origin": .string(origin), "format": .count(Ledger.format),
                "clock": .string(isSimulated ? "simulated" : "real"),
            ]),
        ]
        if isSimulated {
            let random = SimulatedRandom(start: 0).sixteenBytes()
            proposal["id"] = .text(EventID(version7At: clock.now(), random: random))
        }
        let recorded = try await ledger.recordOwn(
            try JSONValue.object(proposal).canonicalBytes(), requestID: "init")
        try await store.close()
        return recorded
    }

    private func answer(_ recorded: Recorded, _ keysFolder: String, _ terminal: Terminal) {
        let clock = simulated ? "simulated" : "real"
        guard !json else {
            var document = Document()
            document["ledger"] = .string(folder)
            document["keys"] = .string(keysFolder)
            document["origin"] = .string(origin)
            document["clock"] = .string(clock)
            document["format"] = .count(Ledger.format)
            document["recorded"] = RecordedAnswer.json(recorded)
            document["receipt"] = RecordedAnswer.receipt(recorded)
            terminal.print(document.bytes)
            return
        }
        terminal.print("made the ledger \(origin) in \(folder), with a \(clock) clock")
        terminal.print("its keys are in \(keysFolder): keep them, and keep them apart")
        terminal.print("recorded event 0: ledger.opened.v1, id \(recorded.id)")
        terminal.print("next: ccgledger import FILE.jsonl --ledger \(folder)")
        terminal.print("      ccgledger types")
    }
}
