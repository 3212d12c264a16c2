import EventLog
import EventLogLaws
import Foundation
import Testing

@testable import SQLiteEventLog

struct LogMigrationTests {
    private let folders = TemporaryFolders()

    /// A ledger as format 0 had it: where a stream ends is said in its row alone.
    private func oldLedger() async throws -> String {
        let folder = try await folders.ledger((0..<60).map { Sample($0) })
        let log = PlainConnection(folder + "/log.sqlite")
        #expect(log.text("SELECT count(*) FROM streamend") != "0")
        for column in ["version", "last"] {
            #expect(
                log.run(
                    """
                    UPDATE stream SET \(column) = coalesce((SELECT e.\(column) FROM streamend e
                        WHERE e.stream = stream.number), \(column))
                    """) == nil)
        }
        #expect(log.run("DROP TABLE streamend; PRAGMA user_version = 0") == nil)
        return folder
    }

    private func sound(_ folder: String) throws -> Bool {
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        return try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures.isEmpty
    }

    @Test func `a ledger of format 0 is refused with what helps, and brought to the present one`()
        async throws
    {
        let folder = try await oldLedger()
        #expect(
            throws: StoreError.notALedger(
                "\(folder)/log.sqlite has format 0; this program reads format 1, and it can bring"
                    + " it there (migrate)")
        ) {
            try SQLiteEventStore.open(folder: folder, mode: .reading)
        }
        let plan = try LogMigration(of: folder)
        #expect(plan.format == 0 && plan.steps.count == 2 && plan.head.size == LogSize(60))
        #expect(plan.origin == StoreMaker.origin)
        try plan.run(tags: { Sample.tags(of: $0) })
        #expect(try sound(folder))
        #expect(try LogMigration(of: folder).steps.isEmpty)
        let store = try SQLiteEventStore.open(
            folder: folder, mode: .writing, clock: SettableClock())
        #expect(try store.head() == plan.head)
        _ = try await store.append(Sample.request(60..<70))
        try await store.close()
        #expect(try sound(folder))
    }

    @Test func `format 0 with the tables of format 1 is told apart, and keeps where streams end`()
        async throws
    {
        let folder = try await folders.ledger((0..<60).map { Sample($0) })
        let log = PlainConnection(folder + "/log.sqlite")
        let ends = log.text("SELECT count(*) FROM streamend")
        #expect(ends != "0")
        #expect(log.run("PRAGMA user_version = 0") == nil)
        let plan = try LogMigration(of: folder)
        #expect(plan.format == 0)
        #expect(plan.steps.first == "the tables are those of format 1 already")
        try plan.run(tags: { Sample.tags(of: $0) })
        #expect(try LogMigration(of: folder).steps.isEmpty)
        #expect(log.text("SELECT count(*) FROM streamend") == ends)
        #expect(try sound(folder))
    }

    @Test func `the tags that an event had by other rules become those that it must have`()
        async throws
    {
        let folder = try await oldLedger()
        let log = PlainConnection(folder + "/log.sqlite")
        #expect(
            log.run(
                """
                DELETE FROM tag WHERE position = 7;
                UPDATE tagname SET name = 'no longer' WHERE name = 'third:1';
                INSERT INTO tag (tag, position) SELECT number, 7 FROM tagname
                    WHERE name = 'third:0';
                """) == nil)
        try LogMigration(of: folder).run(tags: { Sample.tags(of: $0) })
        #expect(try sound(folder))
    }

    @Test func `the first event that something speaks against is named, and nothing is changed`()
        async throws
    {
        let folder = try await oldLedger()
        let plan = try LogMigration(of: folder)
        #expect(try plan.firstEvent(against: { _ in nil }) == nil)
        var count = 0
        let found = try plan.firstEvent { _ in
            count += 1
            return count == 8 ? "the eighth" : nil
        }
        #expect(found?.position == Position(7) && found?.reason == "the eighth" && count == 8)
        #expect(try LogMigration(of: folder).format == 0)
    }

    @Test func `a plan that has been overtaken is not carried out`() async throws {
        let folder = try await oldLedger()
        let plan = try LogMigration(of: folder)
        try plan.run(tags: { Sample.tags(of: $0) })
        #expect(throws: StoreError.self) { try plan.run(tags: { Sample.tags(of: $0) }) }
        #expect(try sound(folder))
    }

    @Test func `a newer format and the tables of a draft are refused`() async throws {
        let newer = try await folders.ledger([Sample(0)])
        PlainConnection(newer + "/log.sqlite").run("PRAGMA user_version = 2")
        #expect(
            throws: StoreError.notALedger(
                "\(newer)/log.sqlite has format 2; this program reads format 1, and a newer"
                    + " release reads it")
        ) { try LogMigration(of: newer) }
        let draft = try await oldLedger()
        #expect(PlainConnection(draft + "/log.sqlite").run("DROP TABLE tagrun") == nil)
        #expect(throws: StoreError.self) { try LogMigration(of: draft) }
    }

    @Test func `killed after any action, a ledger has the old format whole or the new one`()
        async throws
    {
        for action in LogMigration.actions.indices {
            let folder = try await oldLedger()
            let process = try WriterProcess.migrating(folder, killedAfter: action)
            #expect(process == SIGKILL)
            let isCommitted = action == LogMigration.actions.count - 1
            let plan = try LogMigration(of: folder)
            #expect(plan.format == (isCommitted ? 1 : 0), "after action \(action)")
            try plan.run(tags: { Sample.tags(of: $0) })
            #expect(try sound(folder))
            #expect(try SQLiteEventStore.open(folder: folder, mode: .writing).trouble == nil)
        }
    }
}

extension WriterProcess {
    /// Has another process migrate a ledger; the signal that it died of.
    static func migrating(_ folder: String, killedAfter action: Int) throws -> Int32 {
        let process = Process()
        process.executableURL = try WriterProcess.program
        process.arguments = ["migrate", folder, "\(action)"]
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal ? process.terminationStatus : 0
    }
}
