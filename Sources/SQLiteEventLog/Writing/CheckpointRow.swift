internal import EventLog
internal import SafeFiles

/// Reads and writes the signed checkpoints that are kept beside a log.
enum CheckpointRow {
    /// The largest up to a size; of several of the same size, that which was kept last.
    static func newest(
        upTo size: LogSize, _ connection: Connection
    ) throws(StoreError) -> KeptCheckpoint? {
        let statement = try connection.statement(
            """
            SELECT size, note FROM checkpoint WHERE size <= ?
            ORDER BY size DESC, number DESC LIMIT 1
            """)
        statement.bind(1, Int64(clamping: size.count))
        defer { statement.reset() }
        guard try statement.step(), statement.int(0) >= 0 else { return nil }
        return KeptCheckpoint(
            size: LogSize(UInt64(statement.int(0))), note: statement.bytes(1))
    }

    /// Calls `body` with every one, in the order in which they were kept, until it returns false.
    static func all(
        _ connection: Connection, _ body: (KeptCheckpoint) -> Bool
    ) throws(StoreError) {
        let rows = try connection.statement("SELECT size, note FROM checkpoint ORDER BY number")
        defer { rows.reset() }
        while try rows.step() {
            let size = LogSize(UInt64(max(0, rows.int(0))))
            guard body(KeptCheckpoint(size: size, note: rows.bytes(1))) else { return }
        }
    }

    static func insert(
        _ checkpoint: KeptCheckpoint, _ connection: Connection
    ) throws(StoreError) {
        let statement = try connection.statement(
            "INSERT INTO checkpoint (size, note) VALUES (?, ?)")
        statement.bind(1, Int64(clamping: checkpoint.size.count))
        statement.bind(2, blob: checkpoint.note)
        try statement.run()
    }
}

extension LogWriter {
    /// Keeps a signed checkpoint, unless it is what was kept last of that size.
    func keep(_ checkpoint: KeptCheckpoint) throws(StoreError) {
        if let trouble { throw trouble }
        let lock = try lock()
        defer { lock.unlock() }
        try connection.access { () throws(StoreError) in
            try rows.begin.run()
            do throws(StoreError) {
                guard checkpoint.size <= (try HeadRow.read(connection).size) else {
                    throw .unavailable("the log has not \(checkpoint.size) events")
                }
                if try CheckpointRow.newest(upTo: checkpoint.size, connection) != checkpoint {
                    try CheckpointRow.insert(checkpoint, connection)
                }
                try rows.commit.run()
            } catch {
                // When this fails too there is no transaction any more, which is what is wanted.
                if connection.isInTransaction { try? rows.rollback.run() }
                throw error
            }
        }
    }
}
