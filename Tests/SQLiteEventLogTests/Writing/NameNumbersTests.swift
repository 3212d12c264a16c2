@testable import SQLiteEventLog
import Testing

struct NameNumbersTests {
    private let folders = TemporaryFolders()

    @Test func `names get numbers in order, and keep them for ever`() async throws {
        let connection = try await folders.connection()
        var names = NameNumbers(connection, table: "tagname")
        let texts = ["b", "a", "", "b", "é", "a"]
        #expect(try texts.map { try names.number(of: $0) } == [1, 2, 3, 1, 4, 2])
        names.removeAll()
        #expect(try texts.map { try names.number(of: $0) } == [1, 2, 3, 1, 4, 2])
        #expect(try NameNumbers.find("é", in: "tagname", connection) == 4)
        #expect(try NameNumbers.find("B", in: "tagname", connection) == nil)
        #expect(try NameNumbers.find("b", in: "type", connection) == nil)
    }

    @Test func `a name that another has numbered meanwhile is not numbered again`() async throws {
        let connection = try await folders.connection()
        var names = NameNumbers(connection, table: "type")
        #expect(try names.number(of: "a") == 1)
        try connection.execute("INSERT INTO type VALUES (2, 'b')")
        names.removeAll()
        #expect(try names.number(of: "c") == 3)
        #expect(try names.number(of: "b") == 2)
    }
}
