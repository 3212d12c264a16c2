internal import CSQLite
public import EventLog
internal import SafeFiles

/// How a ledger stands with the library and the machine it is kept on, as found, not as hoped.
public struct StoreCondition: Sendable {
    /// The version of SQLite that runs, such as `3.40.1`.
    public let library: String
    /// The journal as the library says it is; `wal` where all is well.
    public let journal: String
    /// How the library says it syncs; 2, which is FULL, where all is well.
    public let synchronous: Int64
    /// From how many pages on the library would move the write-ahead log by itself; 0 for never.
    public let automaticCheckpoint: Int64
    /// The bytes of the database.
    public let logBytes: UInt64
    /// The bytes of the write-ahead log.
    public let writeAheadBytes: UInt64
    /// The format of the tables.
    public let format: Int64

    /// Looks at the ledger in a folder, through a connection as a writer has it.
    ///
    /// - Throws: ``StoreError``; ``StoreError/unavailable(_:)`` when nobody could write.
    public init(of folder: String) throws(StoreError) {
        let place = LedgerFolder(folder)
        try place.requireLog()
        let connection = try Connection(place.log, for: .writing)
        (journal, synchronous, automaticCheckpoint, format) = try connection.access {
            () throws(StoreError) in
            (
                try connection.text("PRAGMA journal_mode") ?? "unknown",
                try connection.number("PRAGMA synchronous") ?? -1,
                try connection.number("PRAGMA wal_autocheckpoint") ?? -1,
                try connection.number("PRAGMA user_version") ?? -1
            )
        }
        library = String(cString: sqlite3_libversion())
        logBytes = LedgerFolder.byteCount(place.log)
        writeAheadBytes = LedgerFolder.byteCount("\(place.log)-wal")
    }

    /// Whether a version of SQLite can damage a database when a checkpoint meets a commit: from
    /// 3.7.0 up to 3.51.2, but for the releases of older lines in which it was mended.
    ///
    /// Source: sqlite.org/wal.html, "The WAL-Reset Bug".
    public static func hasResetBug(_ version: String) -> Bool {
        let parts = version.utf8.split(separator: UInt8(ascii: ".")).map { part in
            part.reduce(0) { $0 &* 10 &+ Int($1 &- UInt8(ascii: "0")) }
        }
        guard parts.count >= 3 else { return true }
        switch (parts[0], parts[1]) {
        case (3, 44): return parts[2] < 6
        case (3, 50): return parts[2] < 7
        case (3, 51): return parts[2] < 3
        case (3, ..<7), (4..., _), (3, 52...): return false
        default: return true
        }
    }

    /// Whether the library that runs has that bug.
    public var hasResetBug: Bool { StoreCondition.hasResetBug(library) }
}

/// What came of taking the lock that writers take in turn.
public enum LockTrial: Hashable, Sendable {
    /// It was taken, and kept a second taker out.
    case holds
    /// Somebody else has it, as it should be while they write.
    case isHeld
    /// It was taken twice: writers would not keep one another out.
    case holdsNobody
    /// It cannot be taken at all.
    case fails(String)

    /// Tries the lock of the ledger in a folder, waiting for whoever has it.
    public init(of folder: String, waitingUpTo patience: Duration = .seconds(2)) {
        let path = LedgerFolder(folder).lockFile
        do throws(FileFailure) {
            guard let first = try FileLock.lock(path, waitingUpTo: patience) else {
                self = .isHeld
                return
            }
            let second = try FileLock.tryLock(path)
            first.unlock()
            self = second == nil ? .holds : .holdsNobody
            second?.unlock()
        } catch {
            self = .fails(error.description)
        }
    }
}

extension SQLiteEventStore {
    /// What the library finds wrong with the structure of the database, without comparing indexes
    /// with tables; empty when it finds nothing.
    ///
    /// - Throws: ``StoreError``.
    public func structuralDamage() throws(StoreError) -> [String] {
        try readers.snapshot { connection throws(StoreError) in
            try connection.complaints("quick_check(5)")
        }
    }

    /// What is wrong with the indexes by themselves: those of the library beside their tables, and
    /// those of ids, request keys and tags, which must be in order; empty when nothing is. What
    /// they say of an event is not compared with it.
    ///
    /// - Throws: ``StoreError``.
    public func indexDamage() throws(StoreError) -> [String] {
        try readers.snapshot { connection throws(StoreError) in
            var found: [String] = []
            for table in ["stream", "type", "tagname", "tag", "checkpoint", "disclosure"] {
                found += try connection.complaints("integrity_check(\(table))")
            }
            var check = try LogCheck(connection, origin: origin, headFile: nil)
            try check.readIndexes(upTo: try HeadRow.read(connection).size.count)
            return found + check.check.failures.map(\.reason)
        }
    }

    /// Hashes some events again that lie spread over the log, up to 1,000, and looks up their ids.
    ///
    /// - Returns: How many they are.
    /// - Throws: ``StoreError/damaged(position:_:)`` when one is not what was recorded, or is not
    ///   found by its id.
    public func checkSpots() throws(StoreError) -> UInt64 {
        try readers.snapshot { connection throws(StoreError) in
            try SpotCheck.check(try HeadRow.read(connection), connection)
        }
    }

    /// Hashes the newest events again, up to 10,000.
    ///
    /// - Returns: How many they are.
    /// - Throws: ``StoreError/damaged(position:_:)`` when they are not what was recorded.
    public func checkTail() throws(StoreError) -> UInt64 {
        try readers.snapshot { connection throws(StoreError) in
            let head = try HeadRow.read(connection)
            try TailCheck.check(last: TailCheck.limit, of: head, connection)
            return min(TailCheck.limit, head.size.count)
        }
    }
}
