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

    @Test func `rows are brought up to date once enough streams have gone on`() async throws {
        let connection = try await folders.connection()
        var cache = StreamCache(connection, patience: 2)
        let names = ["sample/a", "sample/b", "sample/c"].map { Sample.name($0) }
        func goOn(_ streams: [Int], from position: Int64) throws {
            for (step, stream) in streams.enumerated() {
                let state = try cache.state(of: names[stream])
                try cache.advance(state, to: position + Int64(step))
            }
            try cache.store()
        }
        func count() throws -> Int64? {
            try connection.number("SELECT count(*) FROM streamend")
        }
        func versions() throws -> [Int32?] {
            try names.map { try StreamRow.find($0.text, connection)?.version }
        }
        try goOn([0, 1, 2], from: 0)
        #expect(try count() == 0 && versions() == [1, 1, 1])
        try goOn([0, 0], from: 3)
        try goOn([0], from: 5)
        // One stream has gone on, however often.
        #expect(try count() == 1 && versions() == [4, 1, 1])
        #expect(
            try connection.number("SELECT version FROM stream WHERE name = 'sample/a'") == 1)
        // Another cache knows how many have.
        cache = StreamCache(connection, patience: 2)
        try goOn([2], from: 6)
        #expect(try count() == 0 && versions() == [4, 1, 2])
        #expect(
            try connection.number("SELECT version FROM stream WHERE name = 'sample/a'") == 4)
        try goOn([1, 2], from: 7)
        #expect(try count() == 0 && versions() == [4, 2, 3])
        #expect(try StreamRow.find("sample/c", connection)?.last == 8)
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
