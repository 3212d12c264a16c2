import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct RequestRowTests {
    private let folders = TemporaryFolders()

    @Test func `a receipt is read back as it was given, from any of its events`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<2))
        let given = try await store.append(Sample.request(2..<5))
        _ = try await store.append(Sample.request(5..<6))
        try await store.close()
        let connection = try folders.connection(to: store.folder)
        for position in 2..<5 as Range<UInt64> {
            let receipt = try RequestRow.receipt(
                for: Position(position), origin: store.origin, connection)
            #expect(receipt == given.replayed)
        }
    }

    @Test(arguments: [
        "UPDATE request SET count = 0", "UPDATE request SET count = 1001",
        "UPDATE request SET count = 3", "UPDATE request SET root = x'00'", "DELETE FROM request",
        "DELETE FROM entry", "UPDATE entry SET key = x'00'",
        "UPDATE event SET leafhash = x'00'", "DELETE FROM event WHERE position = 1",
    ])
    func `a receipt that cannot be read whole is damage`(change: String) async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<2))
        try await store.close()
        let connection = try folders.connection(to: store.folder)
        try connection.execute(change)
        #expect(throws: StoreError.damaged(position: Position(1), "its request is malformed")) {
            try RequestRow.receipt(for: Position(1), origin: store.origin, connection)
        }
    }

    @Test func `an entry is found where it begins and nowhere else`() async throws {
        let connection = try await folders.connection([Sample(0), Sample(1)])
        #expect(
            try RequestRow.entry(at: 1, connection)
                == RecordedEntry(position: Position(1), content: Sample(1).content))
        for position in [2, .max] as [UInt64] {
            #expect(
                throws: StoreError.damaged(
                    position: Position(position), "its request entry is missing")
            ) { try RequestRow.entry(at: position, connection) }
        }
        try connection.execute("UPDATE entry SET count = 2 WHERE first = 1")
        #expect(
            throws: StoreError.damaged(position: Position(1), "its request entry was changed")
        ) { try RequestRow.entry(at: 1, connection) }
    }
}
