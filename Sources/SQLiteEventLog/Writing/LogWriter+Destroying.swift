internal import EventLog
internal import SafeFiles

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

    /// Blanks the entries that some events belong to, in their table and in the key index.
    private func forgetRequests(of positions: Set<UInt64>) throws(StoreError) {
        var forgotten: Set<UInt64> = []
        for position in positions.sorted() {
            let entry = try connection.statement(
                """
                SELECT entry.first, entry.key = event.id FROM entry
                JOIN event ON event.position = entry.first
                WHERE entry.first <= ? ORDER BY entry.first DESC LIMIT 1
                """)
            entry.bind(1, Int64(clamping: position))
            defer { entry.reset() }
            guard try entry.step() else {
                throw .damaged(position: Position(position), "its request entry is missing")
            }
            let (first, isID) = (entry.int(0), entry.int(1) == 1)
            entry.reset()
            let key = isID ? "key" : "zeroblob(16)"
            let blank = try connection.statement(
                "UPDATE entry SET content = zeroblob(32), key = \(key) WHERE first = ?")
            blank.bind(1, first)
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
