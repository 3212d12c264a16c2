import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct EventScanTests {
    private let folders = TemporaryFolders()

    @Test func `a scan ends where it is told to`() async throws {
        let connection = try await folders.connection((0..<20).map { Sample($0) })
        var seen: [UInt64] = []
        func take(_ row: EventRow) -> Bool {
            seen.append(row.position.index)
            return seen.count % 2 != 0
        }
        try EventScan.all(3..<9, connection, take)
        try EventScan.stream(Sample.name("sample/2"), 3..<20, connection, take)
        try EventScan.tag("third:1", 5..<20, connection, take)
        #expect(seen == [3, 4, 9, 16, 7, 10])
    }

    @Test func `an event that is missing is damage at its position`() async throws {
        let connection = try await folders.connection((0..<20).map { Sample($0) })
        try connection.execute("DELETE FROM event WHERE position IN (4, 9)")
        #expect(throws: damage(4, "the event is missing")) {
            try EventScan.all(0..<20, connection) { _ in true }
        }
        #expect(
            throws: damage(9, "it is not an event of sample/2, to which the chain leads")
        ) { try EventScan.stream(Sample.name("sample/2"), 0..<20, connection) { _ in true } }
        #expect(throws: damage(4, "the event is missing")) {
            try EventScan.tag("third:1", 0..<20, connection) { _ in true }
        }
    }

    @Test func `a chain that leads forwards or astray is damage and no endless walk`()
        async throws
    {
        let connection = try await folders.connection((0..<20).map { Sample($0) })
        let stream = Sample.name("sample/2")
        try connection.execute("UPDATE event SET previous = 16 WHERE position = 16")
        #expect(
            throws: damage(16, "its stream's event before it does not stand before it")
        ) { try EventScan.stream(stream, 0..<20, connection) { _ in true } }
        try connection.execute("UPDATE event SET previous = 3 WHERE position = 16")
        #expect(
            throws: damage(3, "it is not an event of sample/2, to which the chain leads")
        ) { try EventScan.stream(stream, 0..<20, connection) { _ in true } }
    }

    @Test func `a disclosure in no known class is damage`() async throws {
        let connection = try await folders.connection([Sample(0, isSealed: true)])
        #expect(try DisclosureRow.read(at: 0, connection).map(\.name) == ["contact", "reasons"])
        try connection.execute("UPDATE disclosure SET sealing = 'x' WHERE name = 'contact'")
        #expect(throws: damage(0, "a disclosure is in no known class")) {
            try DisclosureRow.read(at: 0, connection)
        }
    }

    private func damage(_ position: UInt64, _ reason: String) -> StoreError {
        .damaged(position: Position(position), reason)
    }
}
