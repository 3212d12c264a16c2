import EventLog
import EventLogLaws
import Testing

@testable import SQLiteEventLog

struct LogCheckSchemaTests {
    private let folders = TemporaryFolders()

    private func found(_ store: SQLiteEventStore) throws -> [String] {
        let check = try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in })
        return check.failures.map { "\($0.check): \($0.reason)" }
    }

    @Test(arguments: [
        ("DROP TRIGGER event_update", "trigger event_update is missing or changed"),
        ("DROP INDEX checkpoint_size", "index checkpoint_size is missing or changed"),
        ("DROP TABLE edge", "table edge is missing or changed"),
        ("ALTER TABLE edge ADD COLUMN more TEXT", "table edge is missing or changed"),
        ("CREATE TABLE more (x)", "there are 1 definitions that no log has"),
        ("CREATE INDEX more ON event (type)", "there are 1 definitions that no log has"),
    ])
    func `another schema than that of a log is found and named`(
        damage: (sql: String, reason: String)
    ) async throws {
        let folder = try await folders.ledger((0..<3).map { Sample($0) })
        let reader = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(try found(reader) == [])
        #expect(PlainConnection(folder + "/log.sqlite").run(damage.sql) == nil)
        let again = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(try found(again).contains("schema: \(damage.reason)"))
    }

    @Test func `a column that is called otherwise is damage, and no fault of the disk`()
        async throws
    {
        let folder = try await folders.ledger([Sample(0)])
        let other = PlainConnection(folder + "/log.sqlite")
        #expect(other.run("ALTER TABLE head RENAME COLUMN recordedtime TO x") == nil)
        let reader = try SQLiteEventStore.open(folder: folder, mode: .reading)
        let error = #expect(throws: StoreError.self) { try reader.head() }
        guard case .damaged(position: nil, let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("no such column"))
    }

    @Test func `checkpoints are numbered from 1, in the order in which they were kept`()
        async throws
    {
        let folder = try await folders.ledger([Sample(0), Sample(1)])
        let other = PlainConnection(folder + "/log.sqlite")
        other.silenceTriggers()
        let reader = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(other.run("INSERT INTO checkpoint VALUES (5, 1, x'00')") == nil)
        #expect(
            try found(reader).contains(
                "checkpoint: those that are kept are not numbered from 1"))
    }
}
