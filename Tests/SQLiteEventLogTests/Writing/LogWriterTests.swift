import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import SafeFiles
import Testing
import TransparencyLog

struct LogWriterTests {
    private let folders = TemporaryFolders()

    private func writer(_ folder: String) throws -> LogWriter {
        let place = LedgerFolder(folder)
        return try LogWriter(
            Connection(place.log, for: .writing), folder: place, origin: StoreMaker.origin,
            clock: SettableClock(), trouble: nil, keySettings: KeyIndex.Settings())
    }

    @Test func `a writer follows what another has written, a little or much`() async throws {
        let folder = try await folders.ledger([])
        let (one, other) = (try writer(folder), try writer(folder))
        var next = 0
        for count in [1, 3, 300, 1_000, 1_000, 1_000, 1_000, 900, 1] {
            let requests = [Sample.request(next..<(next + count))]
            _ = try other.commit(requests)[0].get()
            next += count
            guard count < 1_000 || next > 5_000 else { continue }
            let receipt = try one.commit([Sample.request([next])])[0].get()
            #expect(receipt.first.index == UInt64(next))
            next += 1
            #expect(one.tree.size == UInt64(next))
        }
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures == [])
    }

    @Test func `after a sync has failed, who writes next writes the log into the database`()
        async throws
    {
        let folder = try await folders.ledger([Sample(0)])
        let place = LedgerFolder(folder)
        let writer = try writer(folder)
        _ = try writer.commit([Sample.request([1])])[0].get()
        #expect(try SafeFiles.read(place.log + "-wal", limit: 1 << 20).count > 0)
        place.markUnsynced()
        let store = try SQLiteEventStore.open(
            folder: folder, mode: .writing, clock: SettableClock())
        #expect(try SafeFiles.read(place.log + "-wal", limit: 1 << 20).isEmpty)
        #expect(!place.isUnsynced)
        _ = try await store.append(Sample.request([2]))
        #expect(try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures == [])
        try await store.close()
    }

    @Test func `a writer under which the log grew shorter refuses from then on`() async throws {
        let folder = try await folders.ledger([])
        let writer = try writer(folder)
        _ = try writer.commit([Sample.request(0..<3)])[0].get()
        PlainConnection(folder + "/log.sqlite").run("UPDATE head SET size = 2")
        let trouble = StoreError.rolledBack("the log has 2 events and had 3 before")
        for number in 3..<5 {
            #expect(throws: AppendError.store(trouble)) {
                try writer.commit([Sample.request([number])])[0].get()
            }
        }
        #expect(writer.trouble == trouble)
    }

    @Test func `a log whose frontier is not that of its tree is not appended to`() async throws {
        let folder = try await folders.ledger([Sample(0), Sample(1), Sample(2)])
        let other = PlainConnection(folder + "/log.sqlite")
        other.run(
            "UPDATE head SET frontier = CAST(substr(frontier, 1, 40) || zeroblob(32) AS BLOB)")
        let writer = try writer(folder)
        let damage = StoreError.damaged(
            position: nil, "the frontier of the tree has not the root of the head")
        #expect(throws: AppendError.store(damage)) {
            try writer.commit([Sample.request([3])])[0].get()
        }
        #expect(other.text("SELECT count(*) FROM event") == "3")
    }

    @Test func `what a failed transaction wrote is gone from memory too`() async throws {
        let folder = try await folders.ledger([Sample(0)])
        let writer = try writer(folder)
        _ = try writer.commit([Sample.request([1])])[0].get()
        // The head is the last that is written, after the events, the streams and the tiles.
        let other = PlainConnection(folder + "/log.sqlite")
        other.run("ALTER TABLE head RENAME COLUMN frontier TO other")
        #expect(throws: AppendError.self) {
            try writer.commit([Sample.request(2..<300)])[0].get()
        }
        #expect(other.text("SELECT count(*) FROM event") == "2")
        other.run("ALTER TABLE head RENAME COLUMN other TO frontier")
        #expect(writer.trouble == nil)
        let receipt = try writer.commit([Sample.request(2..<300)])[0].get()
        #expect(receipt.first == Position(2))
        #expect(!receipt.isReplay)
        try writer.close()
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures == [])
    }
}
