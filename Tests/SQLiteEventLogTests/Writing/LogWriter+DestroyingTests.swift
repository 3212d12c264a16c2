import EventLog
import EventLogLaws
import SafeFiles
@testable import SQLiteEventLog
import Testing

struct LogWriterDestroyingTests {
    private let folders = TemporaryFolders()

    private func bytes(_ folder: String) -> [UInt8] {
        ["log.sqlite", "log.sqlite-wal"].flatMap { name -> [UInt8] in
            do throws(FileFailure) {
                return try SafeFiles.read("\(folder)/\(name)", limit: 1 << 26)
            } catch {
                return []
            }
        }
    }

    private func holds(_ bytes: [UInt8], _ text: String) -> Bool {
        let needle = Array(text.utf8)
        return bytes.indices.contains { start in
            bytes[start] == needle[0] && start + needle.count <= bytes.count
                && bytes[start..<(start + needle.count)].elementsEqual(needle)
        }
    }

    @Test func `what is destroyed is in no page, and not in the write-ahead log`() async throws {
        let store = try folders.store()
        _ = try await store.append(
            Sample.request((0..<40).map { Sample($0, isSealed: true) }))
        let gone = Sample(7, isSealed: true).disclosures[1].encoded
        let left = Sample(8, isSealed: true).disclosures[1].encoded
        #expect(holds(bytes(store.folder), gone))
        try await store.destroy(
            [DisclosurePlace(position: Position(7), name: "reasons")], forgetsRequests: true)
        let after = bytes(store.folder)
        #expect(!holds(after, gone) && holds(after, left))
        try await store.close()
    }

    @Test func `a reader that stays keeps the write-ahead log, and that is said`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request([Sample(0, isSealed: true)]))
        let reader = PlainConnection(store.folder + "/log.sqlite")
        reader.run("BEGIN")
        #expect(reader.text("SELECT count(*) FROM event") == "1")
        let place = DisclosurePlace(position: Position(0), name: "reasons")
        await #expect(throws: StoreError.self) {
            try await store.destroy([place], forgetsRequests: true)
        }
        reader.run("COMMIT")
        try await store.destroy([place], forgetsRequests: true)
        #expect(try store.disclosures(at: Position(0)).map(\.name) == ["contact"])
        try await store.close()
    }

    @Test func `a store that is read or closed destroys nothing`() async throws {
        let folder = try await folders.ledger([Sample(0, isSealed: true)])
        let place = DisclosurePlace(position: Position(0), name: "reasons")
        let reader = try SQLiteEventStore.open(folder: folder, mode: .reading)
        await #expect(throws: StoreError.self) {
            try await reader.destroy([place], forgetsRequests: false)
        }
        let writer = try SQLiteEventStore.open(
            folder: folder, mode: .writing, clock: SettableClock())
        try await writer.close()
        await #expect(throws: StoreError.self) {
            try await writer.destroy([place], forgetsRequests: false)
        }
        #expect(try reader.disclosures(at: Position(0)).count == 2)
    }
}
