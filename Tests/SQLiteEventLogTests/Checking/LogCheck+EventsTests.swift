import EventLog
import EventLogLaws
import SQLiteEventLog
import Testing

struct LogCheckEventsTests {
    private let folders = TemporaryFolders()

    @Test func `a request of many events is one, and each of its events belongs to it`()
        async throws
    {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<5))
        _ = try await store.append(Sample.request(5..<8))
        try await store.close()
        let path = store.folder + "/log.sqlite"
        #expect(try failures(store.folder) == [])
        let other = PlainConnection(path)
        other.silenceTriggers()
        other.run("UPDATE request SET count = 4 WHERE first = 0")
        let found = try failures(store.folder)
        #expect(found.contains { $0.check == "request" && $0.position == Position(4) }, "\(found)")
        #expect(!found.contains { $0.position.map { $0 < Position(3) } ?? false }, "\(found)")
    }

    @Test func `an event that is gone is named, and those before it are still checked`()
        async throws
    {
        let folder = try await folders.ledger((0..<6).map { Sample($0) })
        let other = PlainConnection(folder + "/log.sqlite")
        other.silenceTriggers()
        other.run(
            """
            UPDATE event SET version = 9 WHERE position = 1;
            DELETE FROM event WHERE position = 4
            """)
        let found = try failures(folder)
        #expect(found.first?.position == Position(1))
        #expect(
            found.contains {
                $0.position == Position(4) && $0.reason.contains("the next one stands at 5")
            }, "\(found)")
    }

    private func failures(_ folder: String) throws -> [CheckFailure] {
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        return try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures
    }
}
