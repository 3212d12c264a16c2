import EventLog
import EventLogLaws
import Foundation
import SQLiteEventLog
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
}
