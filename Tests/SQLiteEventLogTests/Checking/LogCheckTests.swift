import EventLog
import EventLogLaws
import Foundation
import SQLiteEventLog
import Testing

struct LogCheckTests {
    private let folders = TemporaryFolders()

    @Test func `a check finds every changed byte of a leaf and names the event`() async throws {
        let folder = try await folders.ledger((0..<6).map { Sample($0, isSealed: $0 == 4) })
        let other = PlainConnection(folder + "/log.sqlite")
        other.silenceTriggers()
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        for position in [0, 4] {
            let leaf = "FROM event WHERE position = \(position)"
            let length = try #require(other.text("SELECT length(leaf) \(leaf)").flatMap(Int.init))
            for place in stride(from: 1, through: length, by: 1) {
                other.run("CREATE TEMP TABLE kept AS SELECT leaf \(leaf)")
                let byte = try #require(
                    other.text("SELECT hex(substr(leaf, \(place), 1)) \(leaf)"))
                let changed = try #require(UInt8(byte, radix: 16)) ^ 1
                let hex = String(changed + 0, radix: 16)
                let blob = "x'\(hex.count == 1 ? "0" : "")\(hex)'"
                other.run(
                    """
                    UPDATE event SET leaf = CAST(substr(leaf, 1, \(place - 1)) || \(blob)
                        || substr(leaf, \(place + 1)) AS BLOB) WHERE position = \(position)
                    """)
                let check = try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in })
                #expect(check.failures.first?.position?.index == UInt64(position), "\(place)")
                #expect(check.failures.first?.check == "leaf-hash", "\(place)")
                other.run(
                    """
                    UPDATE event SET leaf = (SELECT leaf FROM kept) WHERE position = \(position);
                    DROP TABLE kept
                    """)
            }
        }
        #expect(try failures(folder) == [])
    }

    /// Each with the check that finds it and the position that it names.
    @Test(arguments: [
        ("UPDATE event SET stream = stream % 6 + 1 WHERE position = 3", "columns", 3),
        ("UPDATE event SET stream = 99 WHERE position = 3", "columns", 3),
        ("UPDATE event SET version = 7 WHERE position = 3", "columns", 3),
        ("UPDATE event SET version = -9223372036854775808 WHERE position = 3", "columns", 3),
        ("UPDATE event SET previous = 1 WHERE position = 3", "stream", 3),
        ("UPDATE event SET previous = 9 WHERE position = 10", "stream", 10),
        ("UPDATE event SET type = 9 WHERE position = 3", "columns", 3),
        ("UPDATE event SET occurredon = occurredon + 1 WHERE position = 3", "columns", 3),
        ("UPDATE event SET occurredon = 9223372036854775807 WHERE position = 3", "columns", 3),
        ("UPDATE event SET recordedtime = recordedtime + 1 WHERE position = 3", "columns", 3),
        ("UPDATE event SET recordedtime = 9223372036854775807 WHERE position = 3", "columns", 3),
        ("UPDATE event SET id = zeroblob(16) WHERE position = 3", "columns", 3),
        ("UPDATE event SET id = x'00' WHERE position = 3", "columns", 3),
        ("UPDATE event SET leafhash = x'00' WHERE position = 3", "columns", 3),
        ("UPDATE event SET leafhash = zeroblob(32) WHERE position = 3", "leaf-hash", 3),
        ("UPDATE event SET leaf = x'' WHERE position = 3", "leaf-hash", 3),
        ("UPDATE event SET leaf = zeroblob(70000) WHERE position = 3", "leaf-hash", 3),
        ("DELETE FROM event WHERE position = 3", "database", 3),
        ("UPDATE event SET position = -5 WHERE position = 3", "database", 0),
        ("DELETE FROM event WHERE position = 299", "request", 299),
        ("UPDATE request SET count = 2 WHERE first = 3", "request", 4),
        ("UPDATE request SET root = zeroblob(32) WHERE first = 3", "request", 3),
        ("UPDATE request SET recordedtime = 1 WHERE first = 3", "request", 3),
        ("DELETE FROM request WHERE first = 3", "request", 3),
        ("INSERT INTO request SELECT 900, 1, 1, root FROM request LIMIT 1", "request", 900),
        ("UPDATE entry SET count = 0 WHERE first = 3", "request", 3),
        ("UPDATE entry SET key = x'00' WHERE first = 3", "request", 3),
        ("UPDATE entry SET content = x'00' WHERE first = 3", "request", 3),
        (
            "UPDATE entry SET content = CAST(x'01' || substr(content, 2) AS BLOB) WHERE first = 3",
            "request", 3
        ),
        ("UPDATE entry SET key = zeroblob(16) WHERE first = 3", "request", 3),
        ("DELETE FROM entry WHERE first = 3", "request", 3),
        ("UPDATE streamend SET version = 3 WHERE stream = 1", "stream", 294),
        ("UPDATE streamend SET last = 3 WHERE stream = 1", "stream", 294),
        ("DELETE FROM streamend WHERE stream = 1", "stream", 294),
        ("INSERT INTO streamend VALUES (99, 1, 1)", "stream", -1),
        ("UPDATE stream SET version = 9 WHERE number = 1", "stream", -1),
        ("UPDATE stream SET last = 3 WHERE number = 1", "stream", -1),
        ("UPDATE stream SET name = 'sample/x' WHERE number = 4", "columns", 3),
        ("UPDATE type SET name = 'sample.x.v1' WHERE number = 4", "columns", 3),
        ("DELETE FROM tag WHERE position = 3", "tags", 3),
        ("INSERT INTO tag SELECT number, 4 FROM tagname WHERE name = 'third:0'", "tags", 4),
        ("UPDATE tagname SET name = 'x' WHERE name = 'tenth:3'", "tags", 30),
        ("UPDATE disclosure SET encoded = 'x' WHERE position = 100", "disclosure", 100),
        ("UPDATE disclosure SET sealing = 'x' WHERE position = 100", "disclosure", 100),
        ("UPDATE disclosure SET name = name || 'x' WHERE position = 100", "disclosure", 100),
        ("UPDATE disclosure SET position = 3 WHERE position = 100", "disclosure", 3),
        ("UPDATE tile SET hashes = zeroblob(8192)", "tile", 255),
        ("DELETE FROM tile", "tile", 255),
        ("UPDATE edge SET hashes = zeroblob(32)", "tile", -1),
        ("INSERT INTO edge VALUES (2, x'')", "tile", -1),
        ("UPDATE head SET size = 299", "head", -1),
        ("UPDATE head SET size = -1", "head", -1),
        ("UPDATE head SET root = zeroblob(32)", "root", -1),
        ("UPDATE head SET recordedtime = 1", "head", -1),
        ("UPDATE head SET frontier = x''", "head", -1),
        ("UPDATE head SET frontier = zeroblob(136)", "head", -1),
        (
            "UPDATE head SET frontier = CAST(substr(frontier, 1, 104) || zeroblob(32) AS BLOB)",
            "head", -1
        ),
        ("DELETE FROM head", "head", -1),
    ])
    func `a check finds every kind of damage`(damage: (sql: String, check: String, at: Int))
        async throws
    {
        let folder = folders.next()
        try FileManager.default.copyItem(atPath: try await sound.value.folder, toPath: folder)
        let other = PlainConnection(folder + "/log.sqlite")
        other.silenceTriggers()
        #expect(other.run(damage.sql) == nil)
        let found = try failures(folder).filter { $0.check != "database" || $0.position != nil }
        let position = damage.at < 0 ? nil : Position(UInt64(damage.at))
        #expect(
            found.contains { $0.check == damage.check && $0.position == position }, "\(found)")
    }

    private func failures(_ folder: String) throws -> [CheckFailure] {
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        return try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures
    }
}

/// A sound ledger of 300 events, made once.
private let sound = Task {
    let folders = TemporaryFolders()
    let samples = (0..<300).map { Sample($0, isSealed: $0 == 100) }
    return (folders: folders, folder: try await folders.ledger(samples))
}
