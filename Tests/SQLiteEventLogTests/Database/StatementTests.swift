import EventLog
@testable import SQLiteEventLog
import Testing
import TransparencyLog

struct StatementTests {
    private let folders = TemporaryFolders()

    @Test func `what is bound is read back`() async throws {
        let connection = try await folders.connection()
        let statement = try connection.statement("SELECT ?, ?, ?, ?, ?, ?, ?, ?")
        let digest = TreeHash.leaf([1, 2])
        let key = IndexKey(high: 0x0102_0304_0506_0708, low: .max - 1)
        statement.bind(1, .min)
        statement.bindNull(2)
        statement.bind(3, blob: [0, 1, 255])
        statement.bind(4, blob: [])
        statement.bind(5, digest: digest)
        statement.bind(6, key: key)
        statement.bind(7, text: "Ærø\0")
        statement.bind(8, text: "")
        #expect(try statement.step())
        #expect(statement.int(0) == .min)
        #expect(statement.isNull(1))
        #expect(statement.bytes(2) == [0, 1, 255])
        #expect(statement.bytes(3) == [])
        #expect(!statement.isNull(3))
        #expect(statement.digest(4) == digest)
        #expect(statement.key(5) == key)
        #expect(statement.bytes(5).first == 1)
        #expect(statement.text(6) == "Ærø\0")
        #expect(statement.text(7) == "")
        #expect(try !statement.step())
        statement.reset()
    }

    @Test func `a digest or a key of another length is none`() async throws {
        let connection = try await folders.connection()
        let statement = try connection.statement("SELECT zeroblob(31), zeroblob(15), NULL")
        #expect(try statement.step())
        #expect(statement.digest(0) == nil)
        #expect(statement.key(1) == nil)
        #expect(statement.digest(2) == nil)
        #expect(statement.bytes(2) == [])
        statement.reset()
    }

    @Test func `a statement that failed can be run again`() async throws {
        let connection = try await folders.connection()
        let insert = try connection.statement("INSERT INTO type (number, name) VALUES (?, ?)")
        for (number, name) in [(1, "a"), (2, "b")] as [(Int64, String)] {
            insert.bind(1, number)
            insert.bind(2, text: name)
            try insert.run()
        }
        #expect(throws: StoreError.self) { try insert.run() }
        insert.bind(1, 3)
        insert.bind(2, text: "c")
        try insert.run()
        #expect(try connection.number("SELECT count(*) FROM type") == 3)
    }
}
