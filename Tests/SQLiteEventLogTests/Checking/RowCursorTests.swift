@testable import SQLiteEventLog
import Testing

struct RowCursorTests {
    private let folders = TemporaryFolders()

    @Test func `a cursor stands at each row in turn and stays at the end`() async throws {
        let connection = try await folders.connection()
        var cursor = try RowCursor("SELECT 3 UNION SELECT 5 ORDER BY 1", connection)
        var places: [Int64?] = []
        for _ in 0..<4 {
            places.append(cursor.place)
            try cursor.advance()
        }
        #expect(places == [3, 5, nil, nil])
        #expect(cursor.isAtEnd)
    }

    @Test func `a cursor over no rows is at the end at once`() async throws {
        let connection = try await folders.connection()
        let cursor = try RowCursor("SELECT position FROM event", connection)
        #expect(cursor.isAtEnd)
        #expect(cursor.place == nil)
    }
}
