internal import EventLog
internal import SafeFiles
internal import TransparencyLog

/// Taking away what may be taken away: rows beside the leaves, never a leaf.
extension LogWriter {
    /// Destroys disclosures, and where asked for what is kept of the requests that brought them.
    ///
    /// What is freed is written over with zeros, and the write-ahead log is cut to nothing.
    ///
    /// - Throws: ``StoreError``; ``StoreError/unavailable(_:)`` when a reader keeps the write-ahead
    ///   log from being cut: the rows are gone, their bytes may not be.
    func destroy(
        _ places: [DisclosurePlace], forgetsRequests: Bool
    ) throws(StoreError) {
        let lock = try lock()
        defer { lock.unlock() }
        try connection.access { () throws(StoreError) in
            try connection.execute("PRAGMA secure_delete = ON")
            // It slows down what does not need it; a failure here does no harm.
            defer { try? connection.execute("PRAGMA secure_delete = OFF") }
            try transaction { () throws(StoreError) in
                for place in places { try remove(place) }
                if forgetsRequests {
                    try forgetRequests(of: Set(places.map(\.position.index)))
                }
            }
            guard try connection.checkpointed(empties: true) else {
                throw .unavailable(
                    "somebody is reading the log, so what was destroyed may still be in its "
                        + "write-ahead log; do it again")
            }
        }
    }

    private func remove(_ place: DisclosurePlace) throws(StoreError) {
        let row = try connection.statement(
            "DELETE FROM disclosure WHERE position = ? AND name = ?")
        row.bind(1, Int64(clamping: place.position.index))
        row.bind(2, text: place.name)
        try row.run()
    }

    /// Stands in the place of what was asked for, where that was forgotten.
    private static let noContent: Digest = {
        guard let zeros = Digest(bytes: Array(repeating: 0 as UInt8, count: 32)) else {
            preconditionFailure("32 bytes make a digest")
        }
        return zeros
    }()

    /// Blanks the entries that some events belong to, in their table and in the key index.
    private func forgetRequests(of positions: Set<UInt64>) throws(StoreError) {
        var forgotten: Set<UInt64> = []
        for position in positions.sorted() {
            let entry = try connection.statement(
                """
                SELECT entry.first, entry.count, entry.key = event.id, entry.key FROM entry
                JOIN event ON event.position = entry.first
                WHERE entry.first <= ? ORDER BY entry.first DESC LIMIT 1
                """)
            entry.bind(1, Int64(clamping: position))
            defer { entry.reset() }
            guard try entry.step() else {
                throw .damaged(position: Position(position), "its request entry is missing")
            }
            let (first, count, isID) = (entry.int(0), entry.int(1), entry.int(2) == 1)
            let zeros = IndexKey(high: 0, low: 0)
            let key = isID ? entry.key(3) ?? zeros : zeros
            entry.reset()
            let blank = try connection.statement(
                "UPDATE entry SET content = ?, key = ? WHERE first = ?")
            blank.bind(
                1, blob: EntryRow.content(LogWriter.noContent, first: first, count: count, key: key)
            )
            blank.bind(2, key: key)
            blank.bind(3, first)
            try blank.run()
            if !isID { forgotten.insert(UInt64(max(0, first))) }
        }
        guard !forgotten.isEmpty else { return }
        try keys.forgetRequests(forgotten)
        // What is in memory is read anew from the rows as they are now.
        keys = keys.emptied
        try keys.catchUp(to: head.size.count)
        // Written as a run, so that nobody else writes what they still have in memory.
        try keys.flush()
    }
}
