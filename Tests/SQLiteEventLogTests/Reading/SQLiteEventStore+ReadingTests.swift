import EventLog
import EventLogLaws
import SQLiteEventLog
import Testing

struct SQLiteEventStoreReadingTests {
    private let folders = TemporaryFolders()

    @Test func `a range that holds nothing is read as nothing, however large its ends`()
        async throws
    {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<5))
        var seen: [UInt64] = []
        for (from, to) in [(3, 3), (4, 2), (5, 9), (.max, .max), (4, .max)]
            as [(UInt64, UInt64)]
        {
            try store.read(.all, from: Position(from), to: LogSize(to)) { row in
                seen.append(row.position.index)
                return true
            }
        }
        #expect(seen == [4])
    }

    @Test func `a reader asks again from within what it reads`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<8))
        var inner: [UInt64] = []
        try store.read(.all, from: Position(0), to: LogSize(8)) { _ in
            try? store.read(.stream(Sample.name("sample/0")), from: Position(0), to: LogSize(8)) {
                inner.append($0.position.index)
                return false
            }
            return true
        }
        #expect(inner == Array(repeating: 0, count: 8))
    }

    @Test func `a stream under a name that no stream can have is damage`() async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<3))
        #expect(try store.streams(startingWith: "sample/").count == 3)
        PlainConnection(store.folder + "/log.sqlite")
            .run("UPDATE stream SET name = 'sample/ ' WHERE number = 1")
        #expect(
            throws: StoreError.damaged(
                position: nil, "a stream has a name that no stream can have")
        ) { try store.streams(startingWith: "sample/") }
    }
}
