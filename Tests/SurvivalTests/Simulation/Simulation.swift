import EventLog
import EventLogLaws
import SafeFiles
@testable import SQLiteEventLog
import TestSupport
import TransparencyLog

/// Three writers, two readers, a witness and a backup on a disk in memory, one step after the
/// other, all of it from one number.
final class Simulation {
    /// What must hold, and did not.
    struct Failure: Sendable, CustomStringConvertible {
        let rule: String
        let step: Int
        let details: String

        var description: String { "\(rule), at step \(step): \(details)" }
    }

    let bug: PlantedBug?
    let disk: CrashDisk
    var state: DiskState
    let clock = EventLogLaws.SettableClock()
    var log = CallLog()
    var call = 0
    private(set) var failures: [Failure] = []
    private(set) var place = 0
    /// Whether the disk has lied: nothing is promised then but that it is noticed.
    var hasLied = false
    /// The file `head` as it was since the last power cut.
    private var heads: [[UInt8]]

    /// The open stores of writers 0 to 2 and readers 3 and 4, each a process of its own.
    private var stores: [Int: SQLiteEventStore] = [:]
    private var users: [Int: Int32] = [:]
    private var nextUser: Int32 = 0

    // What writers and readers remember.
    var sent: [Int: [AppendRequest]] = [:]
    var losesReply = false
    /// Whether a fault is planned that an append may meet.
    var isFaultPlanned = false
    var lastReceipt: Receipt?
    var cursors: [Int: UInt64] = [:]
    var saved: [SavedFolder] = []
    var backup: SimulatedBackup?
    var backups: [FinalLedger] = []
    let witness: SimulatedWitness

    /// A folder as it was once.
    struct SavedFolder {
        let files: [String: [UInt8]]
        let head: [UInt8]
        let size: UInt64
    }

    init(_ empty: (log: [UInt8], head: [UInt8]), bug: PlantedBug?) throws {
        self.bug = bug
        disk = try CrashDisk()
        let files = ["log.sqlite": empty.log]
        state = DiskState(files, rule: Simulation.rule(bug))
        heads = [empty.head]
        witness = try SimulatedWitness(bug: bug)
        disk.replace(with: files)
        try disk.putHead(empty.head)
        disk.observer = { [unowned self] operation in
            state.take(operation)
            noteHead()
        }
    }

    private static func rule(_ bug: PlantedBug?) -> DiskState.Rule {
        switch bug {
        case .skipsSync: .ignoresSyncs
        case .acknowledgesEarly: .lateSyncs
        default: .honest
        }
    }

    /// Runs the steps that a number stands for.
    ///
    /// - Returns: The first thing that did not hold; nil when all did.
    static func run(
        _ steps: [SimulatedStep], bug: PlantedBug?, from empty: (log: [UInt8], head: [UInt8])
    ) async throws -> Failure? {
        let simulation = try Simulation(empty, bug: bug)
        // Stores that are still open would write to a disk that nobody watches any more.
        defer {
            simulation.disk.observer = nil
            simulation.killAll()
        }
        for step in steps {
            simulation.place = step.place
            try await simulation.take(step)
            if let failure = simulation.failures.first { return failure }
        }
        try await simulation.finish()
        return simulation.failures.first
    }

    /// Takes note of what does not hold.
    func fail(_ rule: String, _ details: String) {
        failures.append(Failure(rule: rule, step: place, details: details))
    }

    /// Takes note of what does not hold, unless the disk has lied.
    func failUnlessLied(_ rule: String, _ details: String) {
        if !hasLied { fail(rule, details) }
    }

    private func take(_ step: SimulatedStep) async throws {
        var random = SeededRandom(step.number)
        let writer = Int.random(in: 0..<3, using: &random)
        switch step.action {
        case .append, .appendBatch, .appendGroup: await append(step, writer)
        case .retry: await retry(writer, &random)
        case .loseReply:
            losesReply = true
            await append(step, writer)
            losesReply = false
        case .read: read(3 + writer % 2, isFromStart: Int.random(in: 0..<4, using: &random) == 0)
        case .cosign: try cosign()
        case .cosignAgain: try cosignAgain(&random)
        case .restartWitness: witness.restart()
        case .backUp: backUp(pages: Int32.random(in: 5...40, using: &random))
        case .moveLog: moveLog(empties: Bool.random(using: &random))
        case .restart: await restart(writer)
        case .save: save()
        case .verify: verify()
        case .jumpClock:
            let seconds = Int64.random(in: -100_000...100_000, using: &random)
            clock.set(Instant(microseconds: clock.now().microseconds + seconds * 1_000_000))
        case .kill, .failWrite, .failSync, .loseWrite, .misdirectWrite:
            await appendWithFault(step, writer, &random)
        case .cutPower:
            if Bool.random(using: &random) {
                disk.plan(.kill, after: Int64.random(in: 0..<40, using: &random))
                isFaultPlanned = true
                await append(step, writer)
                isFaultPlanned = false
                disk.plan(.kill, after: nil)
            }
            try await cutPower(&random)
        case .fill: await fill(step, writer, &random)
        case .rot: rot(&random)
        case .restoreLog: try await restoreLog(step, &random)
        case .restoreFolder: try await restoreFolder(step, &random)
        }
    }

    // MARK: Processes

    /// The store of a writer or reader; opened if it is not.
    func store(of process: Int) throws(StoreError) -> SQLiteEventStore {
        if let known = stores[process] {
            disk.become(users[process] ?? 0)
            return known
        }
        nextUser += 1
        disk.become(nextUser)
        users[process] = nextUser
        let store = try SQLiteEventStore.open(
            folder: disk.folder, mode: process < 3 ? .writing : .reading, clock: clock)
        stores[process] = store
        return store
    }

    func user(of process: Int) -> Int64 { Int64(users[process] ?? -1) }

    /// Ends a process as `kill -9` does.
    func kill(_ process: Int) {
        guard let user = users[process] else { return }
        disk.kill(user)
        stores[process] = nil
        users[process] = nil
    }

    /// Ends all processes.
    func killAll() {
        if let backup { backup.end() }
        backup = nil
        disk.kill(0)
        stores = [:]
        users = [:]
    }

    private func restart(_ writer: Int) async {
        do {
            try await store(of: writer).close()
        } catch {
            failUnlessLied("a store closes", "\(error)")
        }
        stores[writer] = nil
        users[writer] = nil
    }

    // MARK: Power

    private func noteHead() {
        let head = currentHead
        if heads.last != head { heads.append(head) }
    }

    var currentHead: [UInt8] { (try? SafeFiles.read(disk.head, limit: 1_024)) ?? [] }

    /// Cuts the power: of what was not synced some is there afterwards.
    private func cutPower(_ random: inout SeededRandom) async throws {
        noteHead()
        killAll()
        let kind = DiskImage.Kind.allCases.randomElement(using: &random) ?? .none
        DiskImage.image(kind, of: state, &random).put(state, on: disk)
        var head = heads[heads.count - 1]
        // Both slots may be older than they were; a disk that has lied is not blamed twice.
        if !hasLied, let one = heads.randomElement(using: &random),
            let other = heads.randomElement(using: &random)
        {
            head = Array(one[..<512]) + Array(other[512...])
        }
        try begin(with: disk.files, head: head)
        if bug == .staleFrontier { try spoilFrontier() }
        do {
            if let trouble = try store(of: 0).trouble { throw trouble }
        } catch {
            failUnlessLied("a log opens after a power cut", "\(error)")
        }
    }

    /// Goes on from these files, all of them synced.
    func begin(with files: [String: [UInt8]], head: [UInt8]) throws {
        disk.kill(0)
        disk.replace(with: files)
        try disk.putHead(head)
        state = DiskState(files, rule: state.rule)
        heads = [head]
    }
}
