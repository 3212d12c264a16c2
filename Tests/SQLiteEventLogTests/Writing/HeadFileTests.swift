import EventLog
import EventLogLaws
import Glibc
import SafeFiles
@testable import SQLiteEventLog
import Testing
import TransparencyLog

struct HeadFileTests {
    private let folders = TemporaryFolders()

    @Test func `after each acknowledged append the file holds the head of the log`() async throws {
        let store = try folders.store()
        for number in 0..<40 {
            _ = try await store.append(Sample.request((number * 2)..<(number * 2 + 2)))
            let known = try HeadFile.read(path: store.folder + "/head")
            #expect(known?.size == LogSize(UInt64(number * 2 + 2)))
            #expect(try known == store.head())
        }
    }

    @Test func `a file is read as it was written, and none is none`() throws {
        let path = folders.next()
        #expect(try HeadFile.read(path: path) == nil)
        var file = HeadFile(path: path)
        let heads = [head(0), head(7), head(8)]
        try file.accept(heads[0])
        #expect(try HeadFile.read(path: path) == heads[0])
        try file.advance(to: heads[1])
        #expect(try HeadFile.read(path: path) == heads[1])
        try file.finish(at: heads[2])
        #expect(try HeadFile.read(path: path) == heads[2])
    }

    @Test func `a slot that cannot be read is told of, for it may have held more`() async throws {
        let folder = try await folders.ledger([Sample(0), Sample(1)])
        let path = folder + "/head"
        #expect(!HeadFile.hasDamagedSlot(path: path))
        #expect(!HeadFile.hasDamagedSlot(path: folders.next()))
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        func check() throws -> StoreCheck {
            try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in })
        }
        #expect(try check().remarks.isEmpty)
        let whole = try SafeFiles.read(path, limit: 2_000)
        for place in [20, 600] {
            var bytes = whole
            bytes[place] ^= 1
            try SafeFiles.write(bytes: bytes, to: path)
            #expect(HeadFile.hasDamagedSlot(path: path))
            let found = try check()
            #expect(found.failures.isEmpty)
            #expect(found.remarks.first?.contains("one of the two slots") == true)
        }
    }

    @Test func `what is no file is no head, and nobody waits for it`() async throws {
        let folder = try await folders.ledger([Sample(0)])
        let path = folder + "/head"
        unlink(path)
        try #require(mkfifo(path, 0o600) == 0)
        let error = #expect(throws: StoreError.self) { try HeadFile.read(path: path) }
        #expect(error?.description.hasPrefix("\(path) is a named pipe, not the file") == true)
        guard case .rolledBack? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(store.trouble == error)
        #expect(try store.head().size == LogSize(1))
    }

    @Test(arguments: [0, 47, 49]) func `a value of another length is no head`(length: Int) throws {
        let path = folders.next()
        _ = try TwoSlotFile.create(path, payload: Array(repeating: 0, count: length))
        #expect(throws: StoreError.rolledBack("\(path) does not hold the head of a log")) {
            try HeadFile.read(path: path)
        }
    }

    @Test func `a log that goes on from the head is in no trouble, any other is`() throws {
        let root = head(7).root
        func trouble(_ known: LogHead?, _ size: UInt64, _ root: Digest) throws -> StoreError? {
            try HeadFile.trouble(known: .success(known), log: head(size), path: "head") { _ in
                root
            }
        }
        #expect(try trouble(head(7), 7, root) == nil)
        #expect(try trouble(head(7), 9, root) == nil)
        #expect(try trouble(nil, 0, root) == nil)
        #expect(
            try trouble(head(7), 6, root)
                == .rolledBack("the log has 6 events and had 7 before (head)"))
        #expect(
            try trouble(head(7), 9, head(8).root)
                == .rolledBack("the log is not the one that had 7 events before (head)"))
        #expect(try trouble(nil, 1, root) != nil)
        let failure = StoreError.unavailable("why")
        let found = try HeadFile.trouble(
            known: .failure(failure), log: head(7), path: "head"
        ) { _ in root }
        #expect(found == failure)
    }

    private func head(_ size: UInt64) -> LogHead {
        LogHead(
            size: LogSize(size), root: TreeHash.leaf([UInt8(size)]),
            lastRecordedTime: size == 0 ? nil : Instant(microseconds: Int64(size) - 10))
    }
}
