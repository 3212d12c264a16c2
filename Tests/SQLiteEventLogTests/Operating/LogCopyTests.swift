import EventLog
import EventLogLaws
import Glibc
import SafeFiles
import Testing

@testable import SQLiteEventLog

struct LogCopyTests {
    private let folders = TemporaryFolders()

    @Test func `a copy stands alone, and reports how far it has come`() async throws {
        let folder = try await folders.ledger((0..<40).map { Sample($0) })
        let connection = try Connection(folder + "/log.sqlite", for: .reading)
        let path = folder + "/copy.sqlite"
        var reports: [(done: Int, total: Int)] = []
        try connection.snapshot { () throws(StoreError) in
            try LogCopy.copy(connection, to: path) { reports.append(($0, $1)) }
        }
        let last = try #require(reports.last)
        #expect(last.done == last.total && last.total > 20)
        let copy = PlainConnection(path)
        #expect(copy.text("PRAGMA journal_mode") == "delete")
        #expect(copy.text("SELECT count(*) FROM event") == "40")
        #expect(access("\(path)-wal", F_OK) != 0)
        let bytes = try SafeFiles.read(path, limit: 1 << 30)
        #expect(Array(bytes[18..<20]) == [1, 1], "no write-ahead log belongs to it")
    }

    @Test func `what cannot be written names the copy`() async throws {
        let folder = try await folders.ledger([Sample(0)])
        let connection = try Connection(folder + "/log.sqlite", for: .reading)
        do throws(StoreError) {
            try connection.snapshot { () throws(StoreError) in
                try LogCopy.copy(connection, to: "/proc/none/copy.sqlite") { _, _ in }
            }
            Issue.record("it was written")
        } catch {
            #expect("\(error)".contains("/proc/none/copy.sqlite"))
        }
    }
}
