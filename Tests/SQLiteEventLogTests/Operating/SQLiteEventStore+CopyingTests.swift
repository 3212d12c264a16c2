import EventLog
import EventLogLaws
import Glibc
import SafeFiles
import Testing

@testable import SQLiteEventLog

struct SQLiteEventStoreCopyingTests {
    private let folders = TemporaryFolders()

    private func sound(_ store: SQLiteEventStore) throws -> Bool {
        try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures.isEmpty
    }

    @Test func `a copy holds every byte, verifies, and cannot be appended to`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<300))
        let folder = folders.next()
        let head = try store.copy(to: folder) { _, _ in }
        #expect(try head == store.head())
        let copy = try SQLiteEventStore.open(folder: folder, mode: .copy)
        #expect(copy.trouble == nil)
        #expect(try sound(copy))
        #expect(try leaves(copy) == leaves(store))
        await #expect(throws: AppendError.self) { try await copy.append(Sample.request([400])) }
        #expect(throws: StoreError.self) {
            try SQLiteEventStore.open(folder: folder, mode: .writing)
        }
        #expect(try SQLiteEventStore.open(folder: folder, mode: .reading).trouble != nil)
    }

    @Test func `a copy made while four write is a prefix of what they wrote`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<600))
        let path = store.folder
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 1...4 {
                group.addTask {
                    let own = try SQLiteEventStore.open(
                        folder: path, mode: .writing, clock: SettableClock())
                    for number in 0..<40 {
                        _ = try await own.append(Sample.request([writer * 1_000 + number]))
                    }
                    try await own.close()
                }
            }
            for _ in 0..<5 {
                let folder = folders.next()
                let head = try store.copy(to: folder) { _, _ in usleep(2_000) }
                let copy = try SQLiteEventStore.open(folder: folder, mode: .copy)
                #expect(try sound(copy))
                #expect(try copy.head() == head)
                let read = try Connection(path + "/log.sqlite", for: .reading)
                let root = try read.snapshot { () throws(StoreError) in
                    try StoredTree(connection: read).root(at: head.size.count)
                }
                #expect(root == head.root)
            }
            try await group.waitForAll()
        }
        #expect(try store.head().size == LogSize(760))
        #expect(try sound(store))
    }

    @Test func `nothing is copied over what is there`() async throws {
        let store = try folders.store()
        let folder = folders.next()
        try SafeFiles.makeFolder(folder)
        #expect(throws: StoreError.unavailable("\(folder) exists already")) {
            try store.copy(to: folder) { _, _ in }
        }
    }

    @Test func `what was destroyed is in no copy made after, free pages included`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<3))
        _ = try await store.append(Sample.request([Sample(3, isSealed: true)]))
        let known = try store.disclosures(at: Position(3))
        let secret = try #require(known.first)
        let before = folders.next()
        _ = try store.copy(to: before) { _, _ in }
        #expect(try holds(before, secret.encoded))
        try await store.destroy(
            [DisclosurePlace(position: Position(3), name: secret.name)], forgetsRequests: true)
        let after = folders.next()
        _ = try store.copy(to: after) { _, _ in }
        #expect(try !holds(after, secret.encoded))
    }

    @Test func `a ledger made of a copy goes on where the copy ends`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<20))
        let kept = folders.next()
        let head = try store.copy(to: kept) { _, _ in }
        let copy = try SQLiteEventStore.open(folder: kept, mode: .copy)
        let folder = folders.next()
        #expect(try copy.makeLedger(in: folder) { _, _ in } == head)
        let made = try SQLiteEventStore.open(
            folder: folder, mode: .writing, clock: SettableClock())
        #expect(made.trouble == nil)
        #expect(try sound(made))
        let receipt = try await made.append(Sample.request([20]))
        #expect(receipt.first == Position(20))
        // Known keys are known there, too.
        #expect(try await made.append(Sample.request(0..<20)).isReplay)
        try await made.close()
    }

    @Test func `who has the old log open does not write to it once another stands there`()
        async throws
    {
        let store = try folders.store()
        _ = try await store.append(Sample.request([0]))
        let made = folders.next()
        _ = try store.makeLedger(in: made) { _, _ in }
        let aside = folders.next()
        #expect(rename(store.folder, aside) == 0 && rename(made, store.folder) == 0)
        let why = StoreError.unavailable(
            "\(store.folder)/log.sqlite was replaced while it was open; open it again")
        await #expect(throws: AppendError.store(why)) {
            try await store.append(Sample.request([1]))
        }
        try await store.close()
        let other = try SQLiteEventStore.open(folder: store.folder, mode: .reading)
        #expect(other.trouble == nil)
        #expect(try other.head().size == LogSize(1))
    }

    private func leaves(_ store: SQLiteEventStore) throws -> [[UInt8]] {
        var leaves: [[UInt8]] = []
        try store.read(.all, from: Position(0), to: LogSize(1_000)) { row in
            leaves.append(Array(row.leaf))
            return true
        }
        return leaves
    }

    private func holds(_ folder: String, _ text: String) throws -> Bool {
        let bytes = try SafeFiles.read(folder + "/log.sqlite", limit: 1 << 30)
        return String(decoding: bytes, as: UTF8.self).contains(text)
    }
}
