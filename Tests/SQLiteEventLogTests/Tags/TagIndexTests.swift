import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct TagIndexTests {
    private let folders = TemporaryFolders()

    @Test(arguments: [1 as UInt64, 2, 3])
    func `the index knows what a dictionary knows, through many merges`(seed: UInt64) async throws {
        var random = SplitMix(seed: seed)
        let connection = try await folders.connection()
        let settings = TagIndex.Settings(tailCapacity: 40, fanOut: 3, highestLevel: 3)
        var index = TagIndex(connection, settings)
        var known: [Int64: [Int64]] = [:]
        var size: Int64 = 0
        while size < 9_000 {
            for _ in 0..<[1, 2, 39, 300][Int(random.next() % 4)] {
                var tags: Set<Int64> = []
                for _ in 0..<random.next() % 4 { tags.insert(1 + Int64(random.next() % 50)) }
                for tag in tags {
                    index.add(tag, at: size)
                    known[tag, default: []].append(size)
                }
                size += 1
            }
            try index.store(upTo: UInt64(size))
            if random.next() % 5 == 0 { index.removeAll() }
        }
        #expect(try TagRun.all(connection).contains { $0.level == 3 })
        for tag in 0...51 as ClosedRange<Int64> {
            #expect(try positions(tag, 0..<size, connection) == known[tag] ?? [])
            let range = Int64(random.next() % 9_000)..<9_000
            let expected = (known[tag] ?? []).filter { range.contains($0) }
            #expect(try positions(tag, range, connection) == expected)
        }
    }

    @Test func `the newest postings stand in the table until there are enough`() async throws {
        let connection = try await folders.connection()
        var index = TagIndex(
            connection, TagIndex.Settings(tailCapacity: 3, fanOut: 8, highestLevel: 1))
        var sizes: [Int64?] = []
        for position in 0..<4 as Range<Int64> {
            index.add(9, at: position)
            try index.store(upTo: UInt64(position) + 1)
            sizes.append(try connection.number("SELECT count(*) FROM tag"))
        }
        #expect(sizes == [1, 2, 0, 1])
        #expect(try TagRun.upTo(connection) == 3)
        #expect(try positions(9, 1..<4, connection) == [1, 2, 3])
    }

    @Test func `a store finds every event by its tags, whatever the size of the appends`()
        async throws
    {
        let store = try folders.store()
        var next = 0
        for count in [3, 990, 1, 400, 700, 1] {
            let samples = (next..<(next + count)).map { Sample($0) }
            _ = try await store.append(Sample.request(samples))
            next += count
        }
        var found: [UInt64] = []
        try store.read(.tag("third:1"), from: Position(5), to: LogSize(UInt64(next))) { row in
            found.append(row.position.index)
            return true
        }
        #expect(found == (5..<UInt64(next)).filter { $0 % 3 == 1 })
        #expect(try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures == [])
        try await store.close()
    }

    private func positions(
        _ tag: Int64, _ range: Range<Int64>, _ connection: Connection
    ) throws -> [Int64] {
        var found: [Int64] = []
        try TagIndex.positions(of: tag, in: range, connection) { position throws(StoreError) in
            found.append(position)
            return true
        }
        return found
    }
}
