import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct ConnectionTests {
    private let folders = TemporaryFolders()

    @Test func `a writing connection syncs each commit and leaves checkpoints alone`() async throws
    {
        let path = try await folders.ledger([Sample(0)]) + "/log.sqlite"
        let connection = try Connection(path, for: .writing)
        try connection.access { () throws(StoreError) in
            #expect(try connection.number("PRAGMA synchronous") == 2)
            #expect(try connection.number("PRAGMA wal_autocheckpoint") == 0)
            #expect(try connection.text("PRAGMA journal_mode") == "wal")
            #expect(try connection.number("PRAGMA busy_timeout") == 10_000)
        }
    }

    @Test func `a reading connection cannot write`() async throws {
        let path = try await folders.ledger([Sample(0)]) + "/log.sqlite"
        let connection = try Connection(path, for: .reading)
        #expect(throws: StoreError.self) {
            try connection.access { () throws(StoreError) in
                try connection.execute("DELETE FROM tag")
            }
        }
    }
}
