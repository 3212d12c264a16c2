import EventLog
import EventLogLaws
import Glibc
import SafeFiles
import Testing

@testable import SQLiteEventLog

struct TailCheckTests {
    private let folders = TemporaryFolders()

    private func spoil(_ folder: String, _ sql: String) {
        let connection = PlainConnection(folder + "/log.sqlite")
        connection.silenceTriggers()
        #expect(connection.run(sql) == nil)
    }

    private func trouble(_ folder: String) throws -> StoreError? {
        try SQLiteEventStore.open(folder: folder, mode: .writing, clock: SettableClock()).trouble
    }

    @Test func `a spoiled event near the end is found before anything is appended`() async throws {
        let folder = try await folders.ledger((0..<30).map { Sample($0) })
        #expect(try trouble(folder) == nil)
        spoil(folder, "UPDATE event SET leaf = CAST(leaf || x'20' AS BLOB) WHERE position = 27")
        let store = try SQLiteEventStore.open(
            folder: folder, mode: .writing, clock: SettableClock())
        let why = StoreError.damaged(
            position: Position(27), "its leaf is not the one that was hashed")
        #expect(store.trouble == why)
        await #expect(throws: AppendError.store(why)) {
            try await store.append(Sample.request([99]))
        }
        // Who only reads is not kept waiting for it.
        #expect(try SQLiteEventStore.open(folder: folder, mode: .reading).trouble == nil)
    }

    @Test func `a leaf changed with its hash, a missing event and one too many are found`()
        async throws
    {
        let hash = String(repeating: "00", count: 32)
        for (sql, position) in [
            ("UPDATE event SET leafhash = x'\(hash)' WHERE position = 29", 29 as UInt64?),
            ("DELETE FROM event WHERE position = 12", 12),
            ("DELETE FROM event WHERE position = 29", 29),
            (
                "UPDATE event SET leaf = (SELECT leaf FROM event WHERE position = 1), leafhash = "
                    + "(SELECT leafhash FROM event WHERE position = 1) WHERE position = 28", nil
            ),
        ] {
            let folder = try await folders.ledger((0..<30).map { Sample($0) })
            spoil(folder, sql)
            guard case .damaged(let found, _)? = try trouble(folder) else {
                Issue.record("not found: \(sql)")
                continue
            }
            #expect(found?.index == position, "\(sql)")
        }
    }

    @Test func `as much is looked at as the write-ahead log may hold, and never more than a bound`()
        async throws
    {
        let folder = try await folders.ledger([Sample(0)])
        let log = folder + "/log.sqlite"
        #expect(TailCheck.count(size: 5, log: log) == 5)
        #expect(TailCheck.count(size: 90_000, log: log) == 256)
        try SafeFiles.write(bytes: [UInt8](repeating: 0, count: 512_000), to: log + "-wal")
        #expect(TailCheck.count(size: 90_000, log: log) == 1_000)
        try SafeFiles.write(bytes: [UInt8](repeating: 0, count: 20_000_000), to: log + "-wal")
        #expect(TailCheck.count(size: 90_000, log: log) == TailCheck.limit)
        unlink(log + "-wal")
    }

    @Test func `a tail that begins anywhere has the root of the head`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<700))
        let connection = try Connection(store.folder + "/log.sqlite", for: .reading)
        try connection.snapshot { () throws(StoreError) in
            let head = try HeadRow.read(connection)
            for count: UInt64 in [0, 1, 2, 100, 187, 188, 189, 255, 256, 257, 444, 699, 700, 900] {
                try TailCheck.check(last: count, of: head, connection)
            }
        }
        #expect(try store.checkTail() == 700)
    }
}
