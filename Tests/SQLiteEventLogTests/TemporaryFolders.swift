import EventLog
import EventLogLaws
import Foundation
@testable import SQLiteEventLog
import Synchronization

/// Folders that go when the test does.
final class TemporaryFolders: Sendable {
    private let base = FileManager.default.temporaryDirectory.path + "/store-" + UUID().uuidString
    private let count = Mutex(0)

    init() {
        try? FileManager.default.createDirectory(
            atPath: base, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: base) }

    /// The path of a folder that does not exist.
    func next() -> String {
        "\(base)/\(count.withLock { count in count += 1; return count })"
    }

    /// A new store.
    func store() throws -> SQLiteEventStore {
        try SQLiteEventStore.create(
            folder: next(), origin: StoreMaker.origin, clock: SettableClock())
    }

    /// The folder of a ledger with these events, an append each, closed.
    func ledger(_ samples: [Sample]) async throws -> String {
        let store = try store()
        for sample in samples { _ = try await store.append(Sample.request([sample])) }
        try await store.close()
        return store.folder
    }

    /// A connection to a log with these events, within a transaction that is never committed.
    func connection(_ samples: [Sample] = []) async throws -> Connection {
        try connection(to: try await ledger(samples))
    }

    /// A connection to the log of a folder, within a transaction that is never committed.
    func connection(to folder: String) throws -> Connection {
        let connection = try Connection(folder + "/log.sqlite", for: .writing)
        try connection.execute("BEGIN")
        return connection
    }
}
