internal import ArgumentParser
internal import EventLog
internal import Ledger
internal import SQLiteEventLog

/// Which ledger a command is about, and how it answers.
struct LedgerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The ledger; else CCGLEDGER.", valueName: "folder"))
    var ledger: String?

    @Option(
        help: ArgumentHelp(
            "Its keys; else CCGLEDGER_KEYS, else the ledger's folder with .keys behind.",
            valueName: "folder"))
    var keys: String?

    @Option(
        help: ArgumentHelp(
            """
            Where it is kept what was signed last; else CCGLEDGER_STATE, else the ledger's folder \
            with .state behind.
            """, valueName: "folder"))
    var state: String?

    @Flag(help: "Answer in JSON.")
    var json = false

    /// The folder of the ledger.
    ///
    /// - Throws: ``Failure`` when nobody named one.
    func folder() throws(Failure) -> String {
        guard let folder = ledger ?? Terminal.current.environment("CCGLEDGER") else {
            throw Failure(
                .usage, "no ledger is named",
                hint: "give --ledger FOLDER, or set CCGLEDGER")
        }
        return folder
    }

    /// The folder of the keys of the ledger in `folder`.
    static func keysFolder(_ given: String?, of folder: String) -> String {
        if let keys = given ?? Terminal.current.environment("CCGLEDGER_KEYS") { return keys }
        return beside(folder, ".keys")
    }

    /// Opens the ledger to ask it something.
    ///
    /// - Throws: ``Failure``.
    func openForReading() throws -> OpenLedger {
        try OpenLedger(reading: try folder(), keys: keys)
    }

    /// Opens the ledger to record something.
    ///
    /// - Throws: ``Failure``.
    func openForWriting(_ defaults: ProposalDefaults) throws -> OpenLedger {
        let folder = try folder()
        return try OpenLedger(
            writing: folder, keys: LedgerOptions.keysFolder(keys, of: folder), state: state,
            defaults)
    }

    /// Opens the ledger to sign it, for which its own keys are not needed.
    ///
    /// - Throws: ``Failure``.
    func openForSigning() throws -> OpenLedger { try OpenLedger(signing: try folder()) }

    /// Where it is kept what was signed last.
    ///
    /// - Throws: ``Failure`` when nobody named a ledger.
    func memory() throws(Failure) -> CheckpointMemory {
        LedgerOptions.memory(state, of: try folder())
    }

    /// Where it is kept what was signed last of the ledger in `folder`.
    static func memory(_ given: String?, of folder: String) -> CheckpointMemory {
        if let state = given ?? Terminal.current.environment("CCGLEDGER_STATE") {
            return CheckpointMemory(folder: state)
        }
        return CheckpointMemory(folder: beside(folder, ".state"))
    }

    private static func beside(_ folder: String, _ suffix: String) -> String {
        var folder = folder[...]
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        return "\(folder)\(suffix)"
    }
}

/// A ledger and the store it is kept in.
struct OpenLedger {
    /// The verbs.
    let ledger: Ledger
    /// Where it is kept.
    let store: SQLiteEventStore

    /// The moment at which a ledger with a simulated clock begins.
    static let simulatedStart = Instant(startOfDayInLondon: CivilDate(daysSinceEpoch: 14_610))

    /// Opens a ledger to ask it something; says what is wrong with it, if anything is.
    ///
    /// - Parameter keys: The folder of keys, for personal values that anybody may read; where
    ///   there is none, they stay sealed. Nil for where it is unless somebody says so.
    init(reading folder: String, keys: String? = nil) throws {
        let keys = LedgerOptions.keysFolder(keys, of: folder)
        store = try SQLiteEventStore.open(folder: folder, mode: .reading, clock: SystemClock())
        let terminal = Terminal.current
        if let trouble = store.trouble { terminal.say("warning: \(trouble)") }
        ledger = try OpenLedger.ledger(
            on: store, nil, KeyFolder(keysFolder: keys, mac: nil), ProposalDefaults())
    }

    /// Opens a ledger to record something.
    ///
    /// - Parameter state: Where it is kept what was signed last; nil for where it is by default.
    init(
        writing folder: String, keys: String, state: String? = nil, _ defaults: ProposalDefaults
    ) throws {
        let clock = try OpenLedger.storeClock(of: folder)
        let mac = try RequestMAC(keysFolder: keys)
        store = try SQLiteEventStore.open(folder: folder, mode: .writing, clock: clock)
        if let trouble = store.trouble { throw Failure(trouble) }
        let memory = LedgerOptions.memory(state, of: folder)
        try Ledger.refuseRollback(of: store, memory: memory)
        ledger = try OpenLedger.ledger(
            on: store, mac, KeyFolder(keysFolder: keys, mac: mac), defaults)
    }

    /// Opens a ledger to sign it.
    init(signing folder: String) throws {
        let clock = try OpenLedger.storeClock(of: folder)
        store = try SQLiteEventStore.open(folder: folder, mode: .writing, clock: clock)
        if let trouble = store.trouble { throw Failure(trouble) }
        let keys = LedgerOptions.keysFolder(nil, of: folder)
        ledger = try OpenLedger.ledger(
            on: store, nil, KeyFolder(keysFolder: keys, mac: nil), ProposalDefaults())
    }

    /// Closes the store; what was recorded is safe even if this fails.
    func close() async throws { try await store.close() }

    /// The ledger on a store; where its clock is simulated, now is when it last took something in.
    static func ledger(
        on store: SQLiteEventStore, _ mac: RequestMAC?, _ vault: KeyFolder,
        _ defaults: ProposalDefaults
    ) throws -> Ledger {
        let asked = try Ledger(
            store, requestMAC: mac, vault: vault,
            clock: TerminalClock(Terminal.current), defaults: defaults, warn: OpenLedger.warn)
        guard asked.defaults.hasSimulatedClock else { return asked }
        let last = try store.head().lastRecordedTime ?? simulatedStart
        return try Ledger(
            store, requestMAC: mac, vault: vault, clock: FixedClock(last), defaults: defaults)
    }

    /// Whose times the store writes down: a simulated clock always lies in the past, so that what
    /// comes without a recorded time follows the last by a microsecond.
    private static func storeClock(of folder: String) throws -> any LedgerClock {
        let store = try SQLiteEventStore.open(
            folder: folder, mode: .reading, clock: SystemClock())
        let ledger = try Ledger(store, requestMAC: nil)
        return ledger.defaults.hasSimulatedClock
            ? FixedClock(simulatedStart) : TerminalClock(Terminal.current)
    }

    /// Says beside the answer what whoever keeps the ledger should know.
    private static func warn(_ words: String) { Terminal.current.say("warning: \(words)") }

    /// The stream in which the ledger speaks of itself, after the last part of its origin.
    static func ownStream(origin: String) -> String {
        let last = origin.split(separator: "/").last.map(String.init) ?? "ledger"
        let mapped = last.utf8.prefix(64).map { byte -> UInt8 in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: byte
            default: 0x2D
            }
        }
        return "ledger/" + String(decoding: mapped, as: UTF8.self)
    }
}

/// A clock that stands still.
struct FixedClock: LedgerClock {
    private let moment: Instant

    init(_ moment: Instant) { self.moment = moment }

    func now() -> Instant { moment }
}

/// The clock that the terminal brings.
struct TerminalClock: LedgerClock {
    private let terminal: Terminal

    init(_ terminal: Terminal) { self.terminal = terminal }

    func now() -> Instant { terminal.now() }

    var runningTime: Int64? { terminal.runningTime() }
}
