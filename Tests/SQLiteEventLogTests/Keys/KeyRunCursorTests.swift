import EventLog
@testable import SQLiteEventLog
import Testing

struct KeyRunCursorTests {
    private let folders = TemporaryFolders()

    @Test func `a cursor comes by every entry, and knows where chunks begin`() async throws {
        let connection = try await folders.connection()
        let entries = KeyRunTests.entries(800)
        let run = try KeyRunTests.write(entries, connection)
        var cursor = try KeyRunCursor(run, connection)
        var seen: [IndexEntry] = []
        var starts: [Int] = []
        while let entry = cursor.current {
            if cursor.isAtStartOfChunk {
                starts.append(seen.count)
                #expect(cursor.chunkIndex == starts.count - 1)
            }
            seen.append(entry)
            try cursor.advance()
        }
        #expect(seen == entries)
        #expect(starts == [0, 339, 678])
    }

    @Test func `a chunk that is missing stops a cursor`() async throws {
        let connection = try await folders.connection()
        let run = try KeyRunTests.write(KeyRunTests.entries(400), connection)
        try connection.execute("DELETE FROM keychunk WHERE chunk = 2")
        var cursor = try KeyRunCursor(run, connection)
        for _ in 1..<339 { try cursor.advance() }
        #expect(
            throws: StoreError.damaged(position: nil, "chunk 2 of the key index is missing")
        ) { try cursor.advance() }
    }
}
