import EventLog
import EventLogLaws
import Glibc
import SafeFiles
import Testing

@testable import SQLiteEventLog

struct StoreConditionTests {
    private let folders = TemporaryFolders()

    @Test func `what durability rests on is read back from the library`() async throws {
        let folder = try await folders.ledger([Sample(0)])
        let condition = try StoreCondition(of: folder)
        #expect(condition.journal == "wal")
        #expect(condition.synchronous == 2)
        #expect(condition.automaticCheckpoint == 0)
        #expect(condition.format == LogMigration.presentFormat)
        #expect(condition.logBytes > 8_192 && condition.writeAheadBytes == 0)
        #expect(condition.library.hasPrefix("3."))
        #expect(throws: StoreError.self) { try StoreCondition(of: folders.next()) }
    }

    @Test func `the versions with the bug are those that its makers name`() {
        for version in ["3.7.0", "3.40.1", "3.44.5", "3.46.1", "3.50.6", "3.51.2", "3.49.0", "x"] {
            #expect(StoreCondition.hasResetBug(version), "\(version)")
        }
        for version in ["3.6.23", "3.44.6", "3.50.7", "3.51.3", "3.52.0", "4.0.0"] {
            #expect(!StoreCondition.hasResetBug(version), "\(version)")
        }
    }

    @Test func `the lock is tried: it holds, is held, or cannot be taken`() async throws {
        let folder = try await folders.ledger([Sample(0)])
        #expect(LockTrial(of: folder) == .holds)
        let lock = try FileLock.tryLock(folder + "/lock")
        #expect(LockTrial(of: folder, waitingUpTo: .milliseconds(5)) == .isHeld)
        lock?.unlock()
        #expect(LockTrial(of: folder) == .holds)
        guard case .fails = LockTrial(of: folder + "/none") else {
            Issue.record("taken in no folder")
            return
        }
    }

    @Test func `an index that is not that of its table is found`() async throws {
        let folder = try await folders.ledger((0..<20).map { Sample($0) })
        let store = try SQLiteEventStore.open(
            folder: folder, mode: .writing, clock: SettableClock())
        try await store.keep(KeptCheckpoint(size: LogSize(20), note: [1]))
        #expect(try store.indexDamage() == [] && store.checkSpots() == 20)
        try await store.close()
        // The index is made over another column, and then said to be over the right one.
        for (column, after) in [("number", "REINDEX checkpoint_size"), ("size", "SELECT 1")] {
            let definition = "CREATE INDEX checkpoint_size ON checkpoint (\(column))"
            #expect(
                PlainConnection(folder + "/log.sqlite").run(
                    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '\(definition)' "
                        + "WHERE name = 'checkpoint_size'") == nil)
            #expect(PlainConnection(folder + "/log.sqlite").run(after) == nil)
        }
        let reader = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(try reader.structuralDamage() == [])
        #expect(try reader.indexDamage() == ["row 1 missing from index checkpoint_size"])
    }

    @Test func `structural damage and a spoiled tail are found`() async throws {
        let folder = try await folders.ledger((0..<200).map { Sample($0) })
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(try store.structuralDamage() == [])
        #expect(try store.checkTail() == 200)
        let spoiled = PlainConnection(folder + "/log.sqlite")
        spoiled.silenceTriggers()
        spoiled.run("UPDATE event SET leaf = x'7b7d' WHERE position = 150")
        #expect(
            throws: StoreError.damaged(
                position: Position(150), "its leaf is not the one that was hashed")
        ) { try store.checkTail() }
    }
}
