import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct LogNamesTests {
    private let folders = TemporaryFolders()
    private let seed = Fingerprint.Seed()

    @Test func `numbers lead to the names that they were given`() async throws {
        let connection = try await folders.connection([Sample(0), Sample(1), Sample(7)])
        var names = try LogNames(connection, seed)
        #expect(names.streams.count == 2)
        #expect(names.types.values.sorted { $0.count < $1.count }.count == 3)
        #expect(Set(names.tags.keys) == ["all", "third:0", "third:1", "tenth:0"])
        let subject = Array("sample/1".utf8).withUnsafeBufferPointer {
            Fingerprint.hash($0, seed)
        }
        #expect(names.stream(2)?.name == subject)
        #expect(names.stream(0) == nil)
        #expect(names.stream(3) == nil)
        names.advance(2, to: 9)
        #expect(names.stream(2)?.version == 1)
        #expect(names.stream(2)?.last == 9)
        #expect(names.stream(1)?.last == -1)
    }

    @Test func `a number that no stream has is damage`() async throws {
        let connection = try await folders.connection([Sample(0), Sample(1)])
        try connection.execute("UPDATE stream SET number = 3 WHERE number = 2")
        #expect(
            throws: StoreError.damaged(position: nil, "streams are not numbered from 1")
        ) { try LogNames(connection, seed) }
    }
}
