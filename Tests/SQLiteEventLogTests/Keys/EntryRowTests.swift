import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct EntryRowTests {
    private let folders = TemporaryFolders()

    @Test func `the entries that begin in a range are read, in order`() async throws {
        let connection = try await folders.connection((0..<5).map { Sample($0) })
        let rows = try EntryRow.read(1..<4, connection)
        #expect(rows.map(\.first) == [1, 2, 3])
        #expect(rows.map(\.key) == [1, 2, 3].map { IndexKey(Sample($0).key) })
        #expect(rows.allSatisfy { $0.count == 1 })
        #expect(try EntryRow.read(5..<9, connection).isEmpty)
    }

    @Test func `a key of another length is damage at its event`() async throws {
        let connection = try await folders.connection([Sample(0), Sample(1)])
        try connection.execute("UPDATE entry SET key = zeroblob(15) WHERE first = 1")
        #expect(
            throws: StoreError.damaged(
                position: Position(1), "its request key has not 16 bytes")
        ) { try EntryRow.read(0..<2, connection) }
    }
}
