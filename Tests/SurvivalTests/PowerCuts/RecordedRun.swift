import EventLog
import EventLogLaws
import SafeFiles
@testable import SQLiteEventLog
import TestSupport
import TransparencyLog

/// Everything that fifty appends do to a disk and to the file `head`, and what clients were told.
struct RecordedRun: Sendable {
    /// A fault that is planted in how a ledger is written.
    enum Mutant: String, CaseIterable, Sendable {
        case none
        /// `PRAGMA synchronous = OFF` on the connection that appends.
        case synchronousOff
        /// The client is told at the first write of its append.
        case answersBeforeSync
        /// The file `head` is written before the commit.
        case headBeforeCommit
    }

    /// Something with the number of operations on the disk that preceded it.
    struct Dated<Value: Sendable>: Sendable {
        let at: Int
        let value: Value
    }

    /// The disk at the start.
    let start: [String: [UInt8]]
    private(set) var operations: [DiskOperation] = []
    /// The file `head`, each time that it was found changed.
    private(set) var heads: [Dated<[UInt8]>] = []
    private(set) var calls: [Dated<CallRecord>] = []
    /// The sizes of the log after each commit.
    private(set) var sizes: [UInt64] = [0]
    /// The leaf hashes of the whole log.
    private(set) var leaves: [Digest] = []
    private(set) var appendCount = 0

    static let appends = 50

    init(_ mutant: Mutant) async throws {
        let disk = try CrashDisk()
        let empty = try await EmptyLedger.files()
        start = ["log.sqlite": empty.log]
        disk.replace(with: start)
        try SafeFiles.write(bytes: empty.head, to: disk.head)
        heads = [Dated(at: 0, value: empty.head)]
        let notes = RunNotes(disk)
        disk.observer = { notes.take($0) }
        var writer = try RunWriter(disk, mutant)
        for number in 0..<RecordedRun.appends {
            let requests = RecordedRun.requests(number)
            let before = notes.operations.count
            for (place, request) in requests.enumerated() {
                notes.call("client \(place)", number, .append(request.called))
            }
            let results = try await writer.append(requests)
            notes.lookAtHead()
            for (place, result) in results.enumerated() {
                let at = mutant == .answersBeforeSync ? before + 1 : notes.operations.count
                notes.call("client \(place)", number, .acknowledged(try result.get()), at: at)
            }
            sizes.append(try results.last?.get().logSize.count ?? 0)
            appendCount += 1
            if number == 11 || number == 37 { try writer.checkpoint() }
            if number == 24 { try await writer.reopen() }
        }
        disk.observer = nil
        leaves = try FinalLedger(writer.store, key: { RequestKey(of: $0) }).events.map(\.leafHash)
        operations = notes.operations
        heads += notes.heads
        calls = notes.calls.sorted { $0.at < $1.at }
    }

    /// One event, or a request of four entries, or three requests in one commit.
    private static func requests(_ number: Int) -> [AppendRequest] {
        let first = number * 10
        if number % 7 == 2 { return [Sample.request(first..<(first + 4))] }
        if number % 5 == 3 { return (0..<3).map { Sample.request([first + $0]) } }
        return [Sample.request([first])]
    }

    /// What was called and answered when this many operations were done.
    func log(at count: Int) -> CallLog {
        var log = CallLog()
        log.records = calls.prefix { $0.at <= count }.map(\.value)
        return log
    }

    /// Every state of the file `head` that a power cut after this many operations can leave: each
    /// slot as it was written at any time, for nobody waits for the file; one of them may be torn.
    func head(at count: Int, _ random: inout SeededRandom) -> [UInt8] {
        let known = heads[..<(heads.firstIndex { $0.at > count } ?? heads.count)]
        let newest = known[known.count - 1].value
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return newest
        case 1: return Array(newest[..<512]) + noise(&random)
        case 2: return noise(&random) + Array(newest[512...])
        default:
            let one = known.randomElement(using: &random)?.value ?? newest
            let other = known.randomElement(using: &random)?.value ?? newest
            return Array(one[..<512]) + Array(other[512...])
        }
    }

    private func noise(_ random: inout SeededRandom) -> [UInt8] {
        (0..<64).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } }
    }
}

/// Takes down what happens while a run is recorded.
private final class RunNotes {
    private let disk: CrashDisk
    private(set) var operations: [DiskOperation] = []
    private(set) var heads: [RecordedRun.Dated<[UInt8]>] = []
    private(set) var calls: [RecordedRun.Dated<CallRecord>] = []
    private var lastHead: [UInt8] = []

    init(_ disk: CrashDisk) {
        self.disk = disk
        lastHead = (try? SafeFiles.read(disk.head, limit: 1_024)) ?? []
    }

    func take(_ operation: DiskOperation) {
        lookAtHead()
        operations.append(operation)
    }

    func lookAtHead() {
        guard let head = try? SafeFiles.read(disk.head, limit: 1_024), head != lastHead else {
            return
        }
        lastHead = head
        heads.append(RecordedRun.Dated(at: operations.count, value: head))
    }

    func call(_ client: String, _ number: Int, _ what: CallRecord.What, at: Int? = nil) {
        let record = CallRecord(client: client, call: number, what: what)
        calls.append(RecordedRun.Dated(at: at ?? operations.count, value: record))
    }
}

/// Appends as the store does, or with a fault.
private struct RunWriter {
    let disk: CrashDisk
    let mutant: RecordedRun.Mutant
    private(set) var store: SQLiteEventStore
    private var bare: LogWriter?
    private let clock = EventLogLaws.SettableClock()
    /// Foretells the head.
    private let twin: MemoryEventStore

    init(_ disk: CrashDisk, _ mutant: RecordedRun.Mutant) throws {
        self.disk = disk
        self.mutant = mutant
        store = try SQLiteEventStore.open(folder: disk.folder, mode: .writing, clock: clock)
        twin = MemoryEventStore(origin: StoreMaker.origin, clock: clock)
        if mutant == .synchronousOff { bare = try bareWriter() }
    }

    private func bareWriter() throws -> LogWriter {
        let connection = try Connection(disk.log, for: .writing)
        let writer = try LogWriter(
            connection, folder: LedgerFolder(disk.folder), origin: StoreMaker.origin,
            clock: clock, trouble: nil, keySettings: KeyIndex.Settings())
        try connection.access { () throws(StoreError) in
            try connection.execute("PRAGMA synchronous = OFF")
        }
        return writer
    }

    func append(_ requests: [AppendRequest]) async throws -> [Result<Receipt, AppendError>] {
        if let bare { return bare.commit(requests) }
        if mutant == .headBeforeCommit {
            for request in requests { _ = try await twin.append(request) }
            var file = HeadFile(path: disk.head)
            try file.advance(to: twin.head())
        }
        return await store.append(requests)
    }

    /// Moves the write-ahead log as a process beside the writer does.
    func checkpoint() throws {
        let lock = try LedgerFolder(disk.folder).lock(waitingUpTo: .seconds(1))
        defer { lock.unlock() }
        let connection = try Connection(disk.log, for: .writing)
        try connection.access { () throws(StoreError) in
            if mutant == .synchronousOff { try connection.execute("PRAGMA synchronous = OFF") }
            try connection.checkpoint(empties: false)
        }
    }

    mutating func reopen() async throws {
        if mutant == .synchronousOff { bare = nil }
        try await store.close()
        store = try SQLiteEventStore.open(folder: disk.folder, mode: .writing, clock: clock)
        if mutant == .synchronousOff { bare = try bareWriter() }
    }
}

/// A ledger that was just made, by the store itself, on the real file system.
enum EmptyLedger {
    static func files() async throws -> (log: [UInt8], head: [UInt8]) {
        let folder = try TestFolder()
        let path = folder.path + "/ledger"
        let store = try SQLiteEventStore.create(
            folder: path, origin: StoreMaker.origin, clock: EventLogLaws.SettableClock())
        try await store.close()
        return (
            try SafeFiles.read(path + "/log.sqlite", limit: 10_000_000),
            try SafeFiles.read(path + "/head", limit: 10_000)
        )
    }
}

extension AppendRequest {
    /// The entries as a client names them.
    var called: [CalledEntry] {
        entries.map { CalledEntry(key: $0.key, count: $0.drafts.count) }
    }
}

extension RequestKey {
    /// The request key of a sample, from its leaf.
    init?(of leaf: UnsafeBufferPointer<UInt8>) {
        guard let number = Sample.number(of: leaf) else { return nil }
        self = Sample(number % Sample.twin).key
    }
}

extension Sample {
    /// The number of a sample, from its leaf.
    static func number(of leaf: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let header = try? LeafHeader(leaf) else { return nil }
        let data = String(decoding: leaf[header.data], as: UTF8.self)
        guard let rest = data.split(separator: "\"n\":", maxSplits: 1).last else { return nil }
        return Int(rest.prefix { $0.isNumber })
    }
}
