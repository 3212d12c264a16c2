import SQLiteEventLog
import SafeFiles
import Testing

@testable import LedgerCLI

struct DiagnosedStoreTests {
    @Test func `a library with the bug is well as long as the lock holds`() async throws {
        let trial = try await Trial.withStory()
        let condition = try StoreCondition(of: trial.ledger)
        let held = DiagnosedStore.library(condition, lockHolds: true)
        #expect(held.state == .well && held.says.hasPrefix("SQLite \(condition.library)"))
        let loose = DiagnosedStore.library(condition, lockHolds: false)
        #expect(loose.state == (condition.hasResetBug ? .trouble : .well))
        #expect(DiagnosedStore.journal(condition).state == .well)
        #expect(DiagnosedStore.journal(condition).says.hasPrefix("journal wal, synchronous 2"))
    }

    @Test func `a lock that somebody holds is as it should be; none that cannot be taken is`()
        async throws
    {
        let trial = try await Trial.withStory()
        #expect(DiagnosedStore.lock(trial.ledger).state == .well)
        let lock = try FileLock.tryLock(trial.ledger + "/lock")
        #expect(DiagnosedStore.lock(trial.ledger).state == .note)
        lock?.unlock()
        #expect(DiagnosedStore.lock(trial.path("none")).state == .trouble)
    }
}
