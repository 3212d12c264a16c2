import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct StreamCacheTests {
    private let folders = TemporaryFolders()

    @Test func `streams are numbered as they begin, and their rows say where they end`()
        async throws
    {
        let connection = try await folders.connection()
        var cache = StreamCache(connection)
        let names = ["sample/b", "sample/a", "sample/c"].map { Sample.name($0) }
        #expect(try cache.state(of: names[2]).number == 0)
        for (position, name) in [names[0], names[1], names[0]].enumerated() {
            try cache.advance(try cache.state(of: name), to: Int64(position))
        }
        try cache.store()
        cache.removeAll()
        let states = try names.map { try cache.state(of: $0) }
        #expect(states.map(\.number) == [1, 2, 0])
        #expect(states.map(\.version) == [2, 1, 0])
        #expect(states.map(\.last) == [2, 1, -1])
        #expect(states.map(\.isStored) == [true, true, false])
        try cache.advance(states[2], to: 3)
        try cache.advance(states[0], to: 4)
        try cache.store()
        #expect(try StreamRow.find("sample/c", connection)?.number == 3)
        #expect(try StreamRow.find("sample/b", connection)?.version == 3)
    }

    @Test func `what was not stored is forgotten`() async throws {
        let connection = try await folders.connection()
        var cache = StreamCache(connection)
        let name = Sample.name("sample/a")
        try cache.advance(try cache.state(of: name), to: 0)
        cache.removeAll()
        try cache.store()
        #expect(try StreamRow.find("sample/a", connection) == nil)
        #expect(try cache.state(of: name).version == 0)
    }

    @Test(arguments: ["version = 0", "version = 2147482647", "last = -1", "number = -4"])
    func `a row that no stream can have is damage`(change: String) async throws {
        let connection = try await folders.connection([Sample(0)])
        try connection.execute("UPDATE stream SET \(change)")
        #expect(
            throws: StoreError.damaged(
                position: nil, "the row of stream sample/0 is malformed")
        ) { try StreamRow.find("sample/0", connection) }
    }
}
