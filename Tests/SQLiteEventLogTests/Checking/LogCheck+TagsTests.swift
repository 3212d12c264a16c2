import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct LogCheckTagsTests {
    private let folders = TemporaryFolders()

    @Test func `a tag too many and a tag too few are both named`() async throws {
        let folder = try await folders.ledger((0..<4).map { Sample($0) })
        let other = PlainConnection(folder + "/log.sqlite")
        other.run(
            """
            UPDATE tag SET position = 2 WHERE position = 3
                AND tag = (SELECT number FROM tagname WHERE name = 'third:0')
            """)
        let found = try failures(folder)
        #expect(found.map(\.position) == [Position(2), Position(3)])
        #expect(
            found.map(\.reason) == [
                "the tag third:0 is one too many", "the tag third:0 is missing",
            ])
    }

    /// Each spoils one part of a run of 1,100 events, or the table beside it.
    @Test(arguments: [
        "UPDATE tagrun SET upto = 1000", "UPDATE tagrun SET upto = 9000", "DELETE FROM tagrun",
        "UPDATE tagrun SET endchunk = endchunk + 1", "UPDATE tagrun SET endchunk = firstchunk",
        "DELETE FROM tagchunk", "UPDATE tagchunk SET entries = x'0101'",
        "UPDATE tagchunk SET tag = 9", "UPDATE tagchunk SET entries = x''",
        "INSERT INTO tag SELECT number, 4 FROM tagname WHERE name = 'third:1'",
        "INSERT INTO tag VALUES (1, 5000)", "DELETE FROM tag",
    ])
    func `a check finds what is wrong with the tag index`(damage: String) async throws {
        let store = try folders.store()
        for range in [0..<600, 600..<1_100, 1_100..<1_103] {
            _ = try await store.append(Sample.request(range.map { Sample($0) }))
        }
        try await store.close()
        #expect(try failures(store.folder) == [])
        #expect(PlainConnection(store.folder + "/log.sqlite").run(damage) == nil)
        #expect(Set(try failures(store.folder).map(\.check)) == ["tags"])
    }

    private func failures(_ folder: String) throws -> [CheckFailure] {
        let reader = try SQLiteEventStore.open(folder: folder, mode: .reading)
        return try reader.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures
    }
}
