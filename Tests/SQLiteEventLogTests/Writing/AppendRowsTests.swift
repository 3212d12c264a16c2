import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing
import TransparencyLog

struct AppendRowsTests {
    private let folders = TemporaryFolders()

    @Test func `an event is written with its leaf, its hash and all that stands beside it`()
        async throws
    {
        let connection = try await folders.connection()
        let rows = try AppendRows(connection)
        let sample = Sample(3, isSealed: true)
        let time = Instant(microseconds: 1_500_000_000_000_001)
        let leaf = sample.draft.leaf(recordedTime: time, streamVersion: StreamVersion(2))
        for (position, previous) in [(0, -1), (5, 0)] as [(Int64, Int64)] {
            let hash = try rows.insert(
                sample.draft,
                AppendRows.Placement(
                    position: position, stream: 8, version: StreamVersion(2), previous: previous,
                    type: 9, recordedTime: time),
                recordedTime: time.text27)
            #expect(hash == TreeHash.leaf(leaf))
        }
        let event = try connection.statement(
            """
            SELECT stream, version, previous, type, occurredon, recordedtime, id, leafhash, leaf
            FROM event ORDER BY position
            """)
        for previous in [nil, 0] as [Int64?] {
            #expect(try event.step())
            #expect(event.isNull(2) == (previous == nil))
            #expect(event.int(2) == previous ?? 0)
            #expect([0, 1, 3].map { event.int($0) } == [8, 2, 9])
            #expect(event.int(4) == 15_003)
            #expect(event.int(5) == time.microseconds)
            #expect(event.key(6) == IndexKey(sample.id))
            #expect(event.digest(7) == TreeHash.leaf(leaf))
            #expect(event.bytes(8) == leaf)
        }
        event.reset()
        #expect(try DisclosureRow.read(at: 5, connection) == sample.disclosures)
    }

    @Test func `entries and the request are written as they are read`() async throws {
        let connection = try await folders.connection()
        let rows = try AppendRows(connection)
        let entry = Sample(4).entry
        let root = TreeHash.leaf([7])
        try rows.insert(entry, 6)
        try rows.insertRequest(
            first: 6, count: 1, recordedTime: Instant(microseconds: 12), root: root)
        let stored = try EntryRow.read(0..<10, connection)
        #expect(stored.map(\.first) == [6])
        #expect(stored.map(\.key) == [IndexKey(entry.key)])
        #expect(try RequestRow.entry(at: 6, connection).content == entry.content)
        let request = try connection.statement(
            "SELECT first, count, recordedtime, root FROM request")
        #expect(try request.step())
        #expect([0, 1, 2].map { request.int($0) } == [6, 1, 12])
        #expect(request.digest(3) == root)
        request.reset()
    }
}
