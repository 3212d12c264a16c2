import EventLog
import EventLogLaws
import SafeFiles
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

    @Test func `a connection knows when another file stands where its own stood`() async throws {
        let path = try await folders.ledger([Sample(0)]) + "/log.sqlite"
        let connection = try Connection(path, for: .writing)
        #expect(!connection.hasMoved)
        try LedgerFolder.rename(path, to: path + ".aside")
        #expect(connection.hasMoved)
        try LedgerFolder.rename(path + ".aside", to: path)
        #expect(!connection.hasMoved)
    }

    @Test func `who closes the log does not wait for those who read it`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<10))
        let path = store.folder + "/log.sqlite"
        let reader = try Connection(path, for: .reading)
        let writer = try Connection(path, for: .writing)
        let waited = try reader.snapshot { () throws(StoreError) in
            _ = try HeadRow.read(reader)
            let start = ContinuousClock.now
            try writer.access { () throws(StoreError) in try writer.checkpoint(empties: true) }
            return ContinuousClock.now - start
        }
        // The library would wait for ten seconds, and all who write with it.
        #expect(waited < .seconds(8))
        try writer.access { () throws(StoreError) in
            #expect(try writer.number("PRAGMA busy_timeout") == 10_000)
            try writer.checkpoint(empties: true)
        }
        #expect(try SafeFiles.read(path + "-wal", limit: 100) == [])
    }
}
