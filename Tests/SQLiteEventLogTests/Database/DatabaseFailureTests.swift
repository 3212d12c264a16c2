import CSQLite
import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct DatabaseFailureTests {
    private let folders = TemporaryFolders()

    private func error(_ code: Int32) -> StoreError {
        DatabaseFailure.error(code: code, message: "words", path: "log")
    }

    @Test func `a code means what a caller can do about it, extended or not`() {
        #expect(error(SQLITE_FULL) == .full("log: words (SQLite error 13)"))
        #expect(error(SQLITE_CORRUPT) == .damaged(position: nil, "log: words (SQLite error 11)"))
        #expect(error(SQLITE_ERROR) == .damaged(position: nil, "log: words (SQLite error 1)"))
        #expect(error(267) == .damaged(position: nil, "log: words (SQLite error 267)"))
        #expect(error(SQLITE_NOTADB) == .notALedger("log is not a SQLite database"))
        let others = [SQLITE_BUSY, 517, SQLITE_READONLY, SQLITE_IOERR, 778, SQLITE_CANTOPEN]
        for code in others {
            #expect(error(code) == .unavailable("log: words (SQLite error \(code))"))
        }
    }

    @Test func `an error that is a store's own stays as it is`() {
        let own = StoreError.rolledBack("why")
        #expect(DatabaseFailure.error(own as any Error, path: "log") == own)
        struct Other: Error {}
        #expect(DatabaseFailure.error(Other(), path: "log") == .unavailable("log: Other()"))
    }

    @Test func `a database that may not grow is full`() async throws {
        let path = try await folders.ledger([]) + "/log.sqlite"
        let connection = try Connection(path, for: .writing)
        let found = #expect(throws: StoreError.self) {
            try connection.access { () throws(StoreError) in
                let pages = try connection.number("PRAGMA page_count") ?? 0
                try connection.execute("PRAGMA max_page_count = \(pages)")
                try connection.execute("INSERT INTO keychunk VALUES (1, zeroblob(1000000))")
            }
        }
        guard case .full(let reason)? = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(reason.hasPrefix(path))
    }

    @Test func `a database that another writes to is unavailable`() async throws {
        let path = try await folders.ledger([]) + "/log.sqlite"
        let connection = try Connection(path, for: .writing)
        let other = PlainConnection(path)
        func begin() throws(StoreError) {
            try connection.access { () throws(StoreError) in
                try connection.execute("PRAGMA busy_timeout = 0")
                try connection.statement("BEGIN IMMEDIATE").run()
                try connection.execute("ROLLBACK")
            }
        }
        other.run("BEGIN IMMEDIATE")
        #expect(
            throws: StoreError.unavailable("\(path): database is locked (SQLite error 5)")
        ) { try begin() }
        other.run("ROLLBACK")
        try begin()
    }
}
