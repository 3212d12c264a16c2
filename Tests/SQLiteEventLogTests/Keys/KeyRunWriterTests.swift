@testable import SQLiteEventLog
import Testing

struct KeyRunWriterTests {
    private let folders = TemporaryFolders()

    @Test func `each run has a number and chunks of its own`() async throws {
        let connection = try await folders.connection()
        let first = try KeyRunTests.write(KeyRunTests.entries(700), connection)
        let second = try KeyRunTests.write(KeyRunTests.entries(339), connection)
        #expect([first.number, second.number] == [1, 2])
        #expect([first.chunks, second.chunks] == [1...3, 4...4])
        #expect([first.count, second.count] == [700, 339])
        let lengths = try (1...4).map { chunk in
            try KeyRun.withChunk(chunk, connection) { $0.count / IndexEntry.byteCount }
        }
        #expect(lengths == [339, 339, 22, 339])
    }

    @Test func `the filter and the fences of a run lead to each of its keys`() async throws {
        let connection = try await folders.connection()
        let entries = KeyRunTests.entries(900)
        let run = try KeyRunTests.write(entries, connection)
        let row = try connection.statement("SELECT fences, bits FROM keyfilter WHERE run = 1")
        #expect(try row.step())
        let fences = KeyFences.read(row.blob(0))
        let filter = try #require(KeyFilter(bytes: row.blob(1)))
        row.reset()
        #expect(fences == [0, 339, 678].map { entries[$0].key.high })
        for entry in entries {
            #expect(filter.mayContain(entry.key))
            var found = FoundKey()
            let chunk = run.chunks.lowerBound + KeyFences.place(of: entry.key, in: fences)
            try run.find(entry.key, from: chunk, connection, &found)
            #expect(found.id == entry.value >> 2)
        }
    }

    @Test func `a fence that is equal to a key leads to the chunk before it`() {
        let fences: [UInt64] = [10, 20, 20, 30]
        let keys: [UInt64] = [5, 10, 11, 20, 21, 30, 99]
        let places = keys.map { KeyFences.place(of: IndexKey(high: $0, low: 0), in: fences) }
        #expect(places == [0, 0, 0, 0, 2, 2, 3])
        let bytes = KeyFences.bytes(of: fences)
        #expect(bytes.withUnsafeBytes { KeyFences.read($0) } == fences)
    }
}
