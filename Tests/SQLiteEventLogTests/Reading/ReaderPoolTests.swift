import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct ReaderPoolTests {
    private let folders = TemporaryFolders()

    @Test func `a connection is lent again, and to one caller at a time`() async throws {
        let pool = ReaderPool(path: try await folders.ledger([Sample(0)]) + "/log.sqlite")
        let first = try pool.snapshot { ObjectIdentifier($0) }
        try pool.snapshot { outer throws(StoreError) in
            #expect(ObjectIdentifier(outer) == first)
            try pool.snapshot { #expect(ObjectIdentifier($0) != first) }
        }
        pool.drain()
        #expect(try number("SELECT count(*) FROM event", pool) == 1)
    }

    @Test func `what is read within a snapshot is one state of the log`() async throws {
        let folder = try await folders.ledger([Sample(0)])
        let pool = ReaderPool(path: folder + "/log.sqlite")
        try pool.snapshot { connection throws(StoreError) in
            #expect(try connection.number("SELECT count(*) FROM tag") == 3)
            PlainConnection(folder + "/log.sqlite").run("DELETE FROM tag")
            #expect(try connection.number("SELECT count(*) FROM tag") == 3)
        }
        #expect(try number("SELECT count(*) FROM tag", pool) == 0)
    }

    @Test func `a failure ends its snapshot and no other`() async throws {
        let pool = ReaderPool(path: try await folders.ledger([]) + "/log.sqlite")
        #expect(throws: StoreError.unavailable("stop")) {
            try pool.snapshot { _ throws(StoreError) -> Int in throw .unavailable("stop") }
        }
        #expect(try number("SELECT 1", pool) == 1)
    }

    private func number(_ sql: String, _ pool: ReaderPool) throws(StoreError) -> Int64? {
        try pool.snapshot { connection throws(StoreError) in try connection.number(sql) }
    }
}
