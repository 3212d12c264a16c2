import EventLog
import EventLogLaws
import Testing
import TransparencyLog

@testable import SQLiteEventLog

struct CheckpointRowTests {
    private let folders = TemporaryFolders()

    private func signed(_ store: SQLiteEventStore) throws -> SignedCheckpoint {
        let name = try #require(KeyName(StoreMaker.origin))
        let head = try store.head()
        return try SignedCheckpoint(
            Checkpoint(origin: name, size: head.size.count, root: head.root),
            signedBy: SignerKey.generate(name: name))
    }

    @Test func `what is kept cannot be changed, and a check compares it with the log`() async throws
    {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<3))
        let first = try signed(store)
        try await store.keep(KeptCheckpoint(size: LogSize(3), note: first.bytes))
        _ = try await store.append(Sample.request(3..<9))
        let second = try signed(store)
        try await store.keep(KeptCheckpoint(size: LogSize(9), note: second.bytes))
        var all: [LogSize] = []
        try store.checkpoints { kept in
            all.append(kept.size)
            return true
        }
        #expect(all == [LogSize(3), LogSize(9)])
        func found() throws -> [String] {
            try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures
                .map(\.reason)
        }
        #expect(try found().isEmpty)
        let other = PlainConnection(store.folder + "/log.sqlite")
        for sql in [
            "UPDATE checkpoint SET size = 4", "DELETE FROM checkpoint",
            "REPLACE INTO checkpoint (number, size, note) VALUES (1, 3, x'00')",
        ] {
            other.run(sql)
            #expect(other.text("SELECT group_concat(size) FROM checkpoint") == "3,9", "\(sql)")
        }
        // Added by whoever can write to the file: the root of the larger log at the smaller size.
        try await store.keep(KeptCheckpoint(size: LogSize(4), note: second.bytes))
        try await store.keep(KeptCheckpoint(size: LogSize(5), note: [1, 2, 3]))
        #expect(
            try found() == [
                "the one kept of 4 events is not of this log",
                "the one kept of 5 events is not of this log",
            ])
    }

    @Test func `a store that is read, closed or in trouble keeps nothing`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<3))
        let kept = KeptCheckpoint(size: LogSize(3), note: try signed(store).bytes)
        let reader = try SQLiteEventStore.open(folder: store.folder, mode: .reading)
        await #expect(throws: StoreError.self) { try await reader.keep(kept) }
        try await store.close()
        await #expect(throws: StoreError.unavailable("the store was closed")) {
            try await store.keep(kept)
        }
        #expect(try reader.checkpoint(upTo: LogSize(3)) == nil)
    }
}
