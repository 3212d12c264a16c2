import EventLog
import EventLogLaws
import Foundation
import Glibc
import SafeFiles
import SQLiteEventLog
import Testing

struct SQLiteEventStoreTests {
    private let folders = TemporaryFolders()

    @Test(arguments: Law.all)
    func `a store on SQLite keeps every law`(law: Law) async throws {
        try await law.body(
            StoreMaker { clock in
                try SQLiteEventStore.create(
                    folder: folders.next(), origin: StoreMaker.origin, clock: clock)
            } reopening: { store, clock in
                guard let store = store as? SQLiteEventStore else { return store }
                try await store.close()
                return try SQLiteEventStore.open(
                    folder: store.folder, mode: .writing, clock: clock)
            })
    }

    // MARK: Making and opening

    @Test func `a ledger is not made where there is one`() async throws {
        let folder = try await folders.ledger([Sample(0)])
        #expect(throws: StoreError.notALedger("\(folder) holds a ledger already")) {
            try SQLiteEventStore.create(
                folder: folder, origin: "ledger.example/other", clock: SettableClock())
        }
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(store.origin == StoreMaker.origin)
    }

    @Test func `a folder without a ledger is refused`() {
        let folder = folders.next()
        #expect(throws: StoreError.notALedger("there is no ledger in \(folder)")) {
            try SQLiteEventStore.open(folder: folder, mode: .writing)
        }
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func `the database of another program is refused and not changed`() throws {
        let folder = folders.next()
        try SafeFiles.makeFolder(folder)
        do { _ = PlainConnection(folder + "/log.sqlite").run("CREATE TABLE notes (text)") }
        let before = FileManager.default.contents(atPath: folder + "/log.sqlite")
        #expect(
            throws: StoreError.notALedger(
                "\(folder)/log.sqlite is a database, but not that of a ledger")
        ) {
            try SQLiteEventStore.open(folder: folder, mode: .writing)
        }
        #expect(FileManager.default.contents(atPath: folder + "/log.sqlite") == before)
    }

    @Test func `a ledger of another format is refused`() async throws {
        let folder = try await folders.ledger([Sample(0)])
        PlainConnection(folder + "/log.sqlite").run("PRAGMA user_version = 9")
        #expect(
            throws: StoreError.notALedger(
                "\(folder)/log.sqlite has format 9; this program reads format 1, and a newer"
                    + " release reads it")
        ) {
            try SQLiteEventStore.open(folder: folder, mode: .writing)
        }
    }

    @Test(arguments: ["log.sqlite", "log.sqlite-wal", "log.sqlite-shm"])
    func `a pipe or a folder in the place of a file is refused at once`(name: String) async throws {
        for makes in [{ mkfifo($0, 0o600) }, { mkdir($0, 0o700) }] as [(String) -> Int32] {
            let folder = try await folders.ledger([Sample(0)])
            let path = "\(folder)/\(name)"
            unlink(path)
            try #require(makes(path) == 0)
            let error = #expect(throws: StoreError.self) {
                try SQLiteEventStore.open(folder: folder, mode: .writing)
            }
            guard let error, case .notAFile(let why) = error else {
                Issue.record("\(name): \(String(describing: error))")
                continue
            }
            #expect(why.contains("\(path): it is a "))
            #expect(throws: error) { try SQLiteEventStore.open(folder: folder, mode: .reading) }
            #expect(throws: error) { try SQLiteEventStore.open(folder: folder, mode: .copy) }
            #expect(throws: error) { try LogMigration(of: folder) }
            #expect(throws: error) { try StoreCondition(of: folder) }
        }
    }

    @Test func `nobody waits for a lock that is no file`() async throws {
        let folder = try await folders.ledger([Sample(0)])
        unlink(folder + "/lock")
        try #require(mkfifo(folder + "/lock", 0o600) == 0)
        let store = try SQLiteEventStore.open(folder: folder, mode: .writing)
        let error = await #expect(throws: AppendError.self) {
            try await store.append(Sample.request(1..<2))
        }
        guard case .store(.notAFile(let why))? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(why.contains("/lock: it is a named pipe"))
    }

    @Test func `a file that is no database is refused`() async throws {
        let folder = folders.next()
        try SafeFiles.makeFolder(folder)
        let path = folder + "/log.sqlite"
        try SafeFiles.write(bytes: Array(repeating: 0x41, count: 9_000), to: path)
        #expect(throws: StoreError.notALedger("\(path) is not a SQLite database")) {
            try SQLiteEventStore.open(folder: folder, mode: .writing)
        }
    }

    @Test func `a file that is cut short is refused or found to be damaged`() async throws {
        let folder = try await folders.ledger((0..<300).map { Sample($0) })
        let path = folder + "/log.sqlite"
        let whole = try SafeFiles.read(path, limit: 10_000_000)
        for length in [0, 50, 100, 4_000, 8_192, 20_000, whole.count / 2, whole.count - 8_192] {
            for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
            try SafeFiles.write(bytes: Array(whole[..<length]), to: path)
            do throws(StoreError) {
                let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
                let check = try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in })
                #expect(!check.failures.isEmpty, "\(length)")
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    @Test func `a store opened for reading reads on while another writes, and appends not`()
        async throws
    {
        let writer = try folders.store()
        let reader = try SQLiteEventStore.open(folder: writer.folder, mode: .reading)
        for number in 0..<5 {
            _ = try await writer.append(Sample.request([number]))
            #expect(try reader.head() == writer.head())
            #expect(try reader.position(of: Sample(number).id)?.index == UInt64(number))
        }
        await #expect(
            throws: AppendError.store(.unavailable("\(writer.folder) was opened for reading"))
        ) {
            try await reader.append(Sample.request([9]))
        }
    }

    @Test func `a closed store appends no more and still reads`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<3))
        try await store.close()
        try await store.close()
        await #expect(throws: AppendError.store(.unavailable("the store was closed"))) {
            try await store.append(Sample.request([9]))
        }
        #expect(try store.head().size == LogSize(3))
        #expect(try SafeFiles.read(store.folder + "/log.sqlite-wal", limit: 100) == [])
    }

    // MARK: The file `head`

    @Test func `a log without its head file is read and not appended to`() async throws {
        let folder = try await folders.ledger([Sample(0), Sample(1)])
        unlink(folder + "/head")
        try await expectRolledBack(folder, size: 2)
    }

    @Test func `a log shorter than its head file is read and not appended to`() async throws {
        let folder = try await folders.ledger([Sample(0), Sample(1)])
        let old = try SafeFiles.read(folder + "/log.sqlite", limit: 10_000_000)
        let store = try SQLiteEventStore.open(folder: folder, mode: .writing)
        _ = try await store.append(Sample.request([2]))
        try await store.close()
        for suffix in ["-wal", "-shm"] { unlink(folder + "/log.sqlite" + suffix) }
        try SafeFiles.write(bytes: old, to: folder + "/log.sqlite")
        try await expectRolledBack(folder, size: 2)
    }

    @Test func `a log that does not extend its head file is not appended to`() async throws {
        let folder = try await folders.ledger([Sample(0), Sample(1)])
        let other = try await folders.ledger([Sample(0), Sample(7), Sample(8)])
        let head = try SafeFiles.read(folder + "/head", limit: 10_000)
        try SafeFiles.write(bytes: head, to: other + "/head")
        try await expectRolledBack(other, size: 3)
    }

    @Test func `a head file that cannot be read keeps others from appending`() async throws {
        let folder = try await folders.ledger([Sample(0)])
        try SafeFiles.write(bytes: Array(repeating: 7, count: 1_024), to: folder + "/head")
        try await expectRolledBack(folder, size: 1)
    }

    @Test func `a head file that is behind the log is brought up to it`() async throws {
        let folder = try await folders.ledger([Sample(0)])
        let behind = try SafeFiles.read(folder + "/head", limit: 10_000)
        let store = try SQLiteEventStore.open(folder: folder, mode: .writing)
        _ = try await store.append(Sample.request(1..<50))
        try await store.close()
        try SafeFiles.write(bytes: behind, to: folder + "/head")
        let again = try SQLiteEventStore.open(folder: folder, mode: .writing)
        #expect(again.trouble == nil)
        try await again.close()
        #expect(try SafeFiles.read(folder + "/head", limit: 10_000) != behind)
    }

    private func expectRolledBack(_ folder: String, size: UInt64) async throws {
        let store = try SQLiteEventStore.open(folder: folder, mode: .writing)
        #expect(try store.head().size == LogSize(size))
        let trouble = try #require(store.trouble)
        guard case .rolledBack(let reason) = trouble else {
            Issue.record("\(trouble)")
            return
        }
        #expect(!reason.isEmpty)
        await #expect(throws: AppendError.store(trouble)) {
            try await store.append(Sample.request([99]))
        }
        let check = try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in })
        #expect(check.failures.map(\.check) == ["head-file"])
        try await store.acceptHead()
        #expect(store.trouble == nil)
        _ = try await store.append(Sample.request([99]))
    }
}
