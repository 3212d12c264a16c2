import EventLog
@testable import SQLiteEventLog
import Testing

struct KeyRunTests {
    private let folders = TemporaryFolders()

    @Test func `a run finds every entry, also across its chunks, and no other`() async throws {
        let connection = try await folders.connection()
        let entries = KeyRunTests.entries(1_000)
        let run = try KeyRunTests.write(entries, connection)
        #expect(run.chunks.count == 3)
        for entry in entries {
            var found = FoundKey()
            try run.find(entry.key, connection, &found)
            #expect(found.id == entry.value >> 2)
            var other = FoundKey()
            try run.find(
                IndexKey(high: entry.key.high, low: entry.key.low + 1), connection, &other)
            #expect(other == FoundKey())
        }
    }

    @Test func `a key at the end of a chunk and the start of the next is found as both`()
        async throws
    {
        let connection = try await folders.connection()
        var entries = KeyRunTests.entries(KeyRun.chunkCapacity)
        let last = entries[KeyRun.chunkCapacity - 1]
        entries.append(IndexEntry(key: last.key, position: 5_000, kinds: IndexEntry.request))
        let run = try KeyRunTests.write(entries, connection)
        #expect(run.chunks.count == 2)
        var found = FoundKey()
        try run.find(last.key, connection, &found)
        #expect(found == FoundKey(id: last.value >> 2, request: 5_000))
    }

    @Test func `a chunk that is missing or cut is damage`() async throws {
        let connection = try await folders.connection()
        let run = try KeyRunTests.write(KeyRunTests.entries(400), connection)
        try connection.execute(
            "UPDATE keychunk SET entries = x'0001' WHERE chunk = 1; "
                + "DELETE FROM keychunk WHERE chunk = 2")
        for (chunk, reason) in [(1, "malformed"), (2, "missing")] {
            #expect(
                throws: StoreError.damaged(
                    position: nil, "chunk \(chunk) of the key index is \(reason)")
            ) { try KeyRun.withChunk(Int64(chunk), connection) { $0.count } }
        }
        #expect(run.chunks == 1...2)
    }

    @Test func `a row that no run can have is damage`() async throws {
        let connection = try await folders.connection()
        #expect(try KeyRun.upTo(connection) == 0)
        _ = try KeyRunTests.write(KeyRunTests.entries(3), connection)
        #expect(try KeyRun.upTo(connection) == 3)
        for change in ["firstchunk = 9", "count = 0", "upto = -1"] {
            try connection.execute("SAVEPOINT before; UPDATE keyrun SET \(change)")
            #expect(
                throws: StoreError.damaged(position: nil, "run 1 of the key index is malformed")
            ) { try KeyRun.all(connection) }
            try connection.execute("ROLLBACK TO before")
        }
    }

    /// Ids in ascending order, two apart.
    static func entries(_ count: Int) -> [IndexEntry] {
        (0..<UInt64(count)).map { number in
            IndexEntry(
                key: IndexKey(high: number / 3 << 40, low: number * 2), position: number,
                kinds: IndexEntry.id)
        }
    }

    static func write(_ entries: [IndexEntry], _ connection: Connection) throws -> KeyRun {
        var writer = try KeyRunWriter(connection, capacity: entries.count)
        for entry in entries { try writer.append(entry) }
        try writer.finish(level: 0, upTo: UInt64(entries.count))
        return try #require(try KeyRun.all(connection).last)
    }
}
