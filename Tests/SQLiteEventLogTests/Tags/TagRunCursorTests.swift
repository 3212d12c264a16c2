@testable import SQLiteEventLog
import Testing

struct TagRunCursorTests {
    private let folders = TemporaryFolders()

    @Test(arguments: [true, false])
    func `a cursor steps through all postings of a run`(isEmpty: Bool) async throws {
        let connection = try await folders.connection()
        let postings = isEmpty ? [] : TagRunTests.postings
        let run = try TagRunTests.write(postings, connection)
        var cursor = try TagRunCursor(run, connection)
        var found: [TagPosting] = []
        while let posting = cursor.current {
            found.append(posting)
            try cursor.advance()
        }
        #expect(found == postings)
        try cursor.advance()
        #expect(cursor.current == nil)
    }
}
