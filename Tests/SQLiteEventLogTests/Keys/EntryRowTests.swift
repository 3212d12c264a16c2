import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct EntryRowTests {
    private let folders = TemporaryFolders()

    @Test func `the entries that begin in a range are read, in order`() async throws {
        let connection = try await folders.connection((0..<5).map { Sample($0) })
        let rows = try EntryRow.read(1..<4, connection)
        #expect(rows.map(\.first) == [1, 2, 3])
        #expect(rows.map(\.key) == [1, 2, 3].map { IndexKey(Sample($0).key) })
        #expect(rows.allSatisfy { $0.count == 1 })
        #expect(try EntryRow.read(5..<9, connection).isEmpty)
    }

    @Test func `no bit of a row may be another than was written`() {
        let key = IndexKey(Sample(1).key)
        let content = Sample.request([1]).entries[0].content
        let bytes = EntryRow.content(content, first: 7, count: 2, key: key)
        func digest(
            _ bytes: [UInt8], first: Int64 = 7, count: Int64 = 2, key: IndexKey = key
        ) -> Bool {
            bytes.withUnsafeBytes {
                EntryRow.digest(in: $0, first: first, count: count, key: key) == content
            }
        }
        #expect(digest(bytes) && bytes.count == 36)
        for bit in 0..<(bytes.count * 8) {
            var other = bytes
            other[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!digest(other), "bit \(bit)")
        }
        for bit in 0..<64 {
            #expect(!digest(bytes, first: 7 ^ 1 << Int64(bit)))
            #expect(!digest(bytes, count: 2 ^ 1 << Int64(bit)))
            #expect(!digest(bytes, key: IndexKey(high: key.high ^ 1 << UInt64(bit), low: key.low)))
            #expect(!digest(bytes, key: IndexKey(high: key.high, low: key.low ^ 1 << UInt64(bit))))
        }
        // As rows were written before there was a checksum; and what is neither.
        #expect(digest(Array(bytes.prefix(32))))
        #expect(!digest(Array(bytes.prefix(35))) && !digest(bytes + [0]) && !digest([]))
    }

    @Test func `a key of another length is damage at its event`() async throws {
        let connection = try await folders.connection([Sample(0), Sample(1)])
        try connection.execute("UPDATE entry SET key = zeroblob(15) WHERE first = 1")
        #expect(
            throws: StoreError.damaged(
                position: Position(1), "its request key has not 16 bytes")
        ) { try EntryRow.read(0..<2, connection) }
    }
}
