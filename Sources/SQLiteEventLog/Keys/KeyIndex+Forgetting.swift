internal import EventLog

extension KeyIndex {
    /// Takes the keys of request entries out of the runs that hold them, which are written anew.
    ///
    /// - Parameter firsts: The first events of the entries.
    func forgetRequests(_ firsts: Set<UInt64>) throws(StoreError) {
        for run in try KeyRun.all(connection) {
            guard try KeyIndex.holds(run, firsts, connection) else { continue }
            var writer = try KeyRunWriter(connection, capacity: Int(run.count))
            var cursor = try KeyRunCursor(run, connection)
            while let entry = cursor.current {
                if !KeyIndex.isRequest(entry, firsts) { try writer.append(entry) }
                try cursor.advance()
            }
            try writer.finish(level: run.level, upTo: run.upTo)
            try remove(run)
        }
    }

    private static func holds(
        _ run: KeyRun, _ firsts: Set<UInt64>, _ connection: Connection
    ) throws(StoreError) -> Bool {
        guard firsts.contains(where: { $0 < run.upTo }) else { return false }
        var cursor = try KeyRunCursor(run, connection)
        while let entry = cursor.current {
            if isRequest(entry, firsts) { return true }
            try cursor.advance()
        }
        return false
    }

    /// Whether an entry is nothing but the key of one of these requests.
    private static func isRequest(_ entry: IndexEntry, _ firsts: Set<UInt64>) -> Bool {
        entry.value & 3 == IndexEntry.request && firsts.contains(entry.value >> 2)
    }
}
