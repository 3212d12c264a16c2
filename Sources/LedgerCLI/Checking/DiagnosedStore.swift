internal import SQLiteEventLog

/// What is found of the library, its settings and the lock.
enum DiagnosedStore {
    /// Whether the library has the bug that the lock is there for.
    static func library(_ condition: StoreCondition, lockHolds: Bool) -> Diagnosed {
        let says = "SQLite \(condition.library)"
        guard condition.hasResetBug else { return .well("sqlite", says) }
        let bug =
            "\(says) has the WAL-reset bug (3.7.0 to 3.51.2, but for 3.44.6 and 3.50.7): a "
            + "checkpoint that meets a commit can damage the database"
        guard lockHolds else {
            return .trouble(
                "sqlite", "\(bug), and the lock that keeps them apart does not hold",
                next: "let nobody write until the lock holds, or install SQLite 3.51.3")
        }
        return .well(
            "sqlite",
            "\(bug); here they never meet: whoever commits, and whoever moves the write-ahead log, "
                + "takes the one lock")
    }

    /// The settings that durability rests on.
    static func journal(_ condition: StoreCondition) -> Diagnosed {
        let says =
            "journal \(condition.journal), synchronous \(condition.synchronous), automatic "
            + "checkpoints \(condition.automaticCheckpoint), as read back; write-ahead log "
            + Machine.size(condition.writeAheadBytes)
        let isRight =
            condition.journal == "wal" && condition.synchronous == 2
            && condition.automaticCheckpoint == 0
        return isRight
            ? .well("journal", says)
            : .trouble(
                "journal", says, next: "this library does not take the settings over: use another")
    }

    /// Whether the lock that writers take in turn keeps a second one out: it is tried.
    static func lock(_ folder: String) -> Diagnosed {
        if let name = Machine.sharedFileSystem(at: folder) {
            return .trouble(
                "lock", "the ledger lies on \(name), where locks may not hold between machines",
                next: "move it to a disk of the machine: ccgledger backup, then restore")
        }
        switch LockTrial(of: folder) {
        case .holds: return .well("lock", "taken, and kept a second taker out")
        case .isHeld: return .note("lock", "somebody writes now, and keeps others out")
        case .holdsNobody:
            return .trouble(
                "lock", "it was taken twice: writers would not keep one another out",
                next: "move the ledger to a file system with locks: ccgledger backup, then restore")
        case .fails(let why):
            return .trouble(
                "lock", "it cannot be taken: \(why)", next: "see who may write to \(folder)")
        }
    }
}
