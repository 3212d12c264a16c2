internal import EventLog
internal import SafeFiles
internal import TransparencyLog

/// The one who appends, for a whole process: used by one caller at a time.
///
/// What it keeps in memory is what the log said after the last commit; when the head row says that
/// another process has written since, it follows.
final class LogWriter: @unchecked Sendable {
    let connection: Connection
    let origin: String
    let clock: any LedgerClock
    let folder: LedgerFolder
    private var headFile: HeadFile
    /// The log after the last commit; within a transaction, after the last event.
    private(set) var head = LogHead(
        size: .empty, root: TreeHash.emptyRoot, lastRecordedTime: nil)
    var tree = TileBuilder()
    var keys: KeyIndex
    var streams: StreamCache
    var types: NameNumbers
    var tags: NameNumbers
    var tagIndex: TagIndex
    let rows: AppendRows
    /// Why nothing is appended any more; nil while all is well.
    private(set) var trouble: StoreError?
    private(set) var isClosed = false

    /// How many pages of the write-ahead log are enough to move them into the database: 32 MiB.
    private static let checkpointPages: Int32 = 4_096
    /// How long to wait for another process that writes.
    static let patience = Duration.seconds(10)

    /// Takes over a connection for writing.
    ///
    /// - Parameter trouble: What was found wrong when the log was opened.
    init(
        _ connection: Connection, folder: LedgerFolder, origin: String, clock: any LedgerClock,
        trouble: StoreError?, keySettings: KeyIndex.Settings
    ) throws(StoreError) {
        self.connection = connection
        self.folder = folder
        self.origin = origin
        self.clock = clock
        self.trouble = trouble
        headFile = HeadFile(path: folder.head)
        keys = KeyIndex(connection, keySettings)
        streams = StreamCache(connection)
        types = NameNumbers(connection, table: "type")
        tags = NameNumbers(connection, table: "tagname")
        tagIndex = TagIndex(connection)
        rows = try connection.access { () throws(StoreError) in try AppendRows(connection) }
    }

    deinit {
        // Nobody is left to hear of a failure; what was acknowledged is safe without this.
        try? close()
    }

    // MARK: Committing

    /// Appends what can be appended of some requests, and syncs once.
    ///
    /// - Returns: For each request what became of it.
    func commit(_ requests: [AppendRequest]) -> [Result<Receipt, AppendError>] {
        if let trouble { return requests.map { _ in .failure(.store(trouble)) } }
        do throws(StoreError) {
            let lock = try lock()
            defer { lock.unlock() }
            let before = head
            let results = try connection.access { () throws(StoreError) in
                try transaction(requests)
            }
            if head.size != before.size { afterCommit() }
            return results
        } catch {
            return requests.map { _ in .failure(.store(error)) }
        }
    }

    /// Takes the lock of those who write.
    ///
    /// - Throws: ``StoreError/unavailable(_:)`` when the store was closed, or when another ledger
    ///   stands where the log stood, such as one restored meanwhile: what went to the old file
    ///   would be acknowledged and never found.
    func lock() throws(StoreError) -> FileLock {
        guard !isClosed else { throw .unavailable("the store was closed") }
        let lock = try folder.lock(waitingUpTo: LogWriter.patience)
        guard !connection.hasMoved else {
            lock.unlock()
            throw .unavailable("\(folder.log) was replaced while it was open; open it again")
        }
        return lock
    }

    /// Runs a transaction of another kind, with what others have written taken in before.
    func transaction(_ body: () throws(StoreError) -> Void) throws(StoreError) {
        if let trouble { throw trouble }
        guard !isClosed else { throw .unavailable("the store was closed") }
        do throws(StoreError) {
            try rows.begin.run()
            try follow()
            try body()
            try rows.commit.run()
        } catch {
            forget()
            throw error
        }
    }

    private func transaction(
        _ requests: [AppendRequest]
    ) throws(StoreError) -> [Result<Receipt, AppendError>] {
        var results: [Result<Receipt, AppendError>] = []
        results.reserveCapacity(requests.count)
        do throws(StoreError) {
            try rows.begin.run()
            try follow()
            let before = head.size
            for request in requests {
                do throws(AppendError) {
                    results.append(.success(try append(request)))
                } catch {
                    if case .store(let failure) = error { throw failure }
                    results.append(.failure(error))
                }
            }
            if head.size == before {
                try rows.rollback.run()
                return results
            }
            try streams.store()
            try tagIndex.store(upTo: head.size.count)
            try keys.flushIfFull()
            try HeadRow.write(head, tree.frontier, connection)
        } catch {
            forget()
            throw error
        }
        do throws(StoreError) {
            try rows.commit.run()
        } catch {
            forget()
            // Without room for the frame that commits there is no commit: nothing is in doubt, and
            // once there is room the next one may come.
            if case .full = error { throw error }
            let failure = StoreError.unsynced("the commit failed: \(error)")
            trouble = failure
            folder.markUnsynced()
            throw failure
        }
        return results
    }

    /// Ends the transaction without a trace, in the database and in memory.
    private func forget() {
        // When this fails too there is no transaction any more, which is what is wanted.
        if connection.isInTransaction { try? rows.rollback.run() }
        head = LogHead(size: .empty, root: TreeHash.emptyRoot, lastRecordedTime: nil)
        tree = TileBuilder()
        keys = keys.emptied
        streams.removeAll()
        types.removeAll()
        tags.removeAll()
        tagIndex.removeAll()
    }

    /// Moves the head within the transaction.
    func advance(to head: LogHead) { self.head = head }

    private func afterCommit() {
        // The log is safe; a head file that lags behind is allowed, and a checkpoint can wait.
        try? headFile.advance(to: head)
        guard connection.logPages >= LogWriter.checkpointPages else { return }
        try? connection.access { () throws(StoreError) in
            try connection.checkpoint(empties: false)
        }
    }

    // MARK: Following others

    /// Takes in what other processes have written since.
    private func follow() throws(StoreError) {
        let stored = try HeadRow.read(connection)
        if stored.size != head.size { try follow(stored) }
        guard stored.root == head.root else {
            throw .rolledBack("the log is not the one that had \(head.size) events before")
        }
        if keys.next != stored.size.count {
            try keys.catchUp(to: stored.size.count)
        }
    }

    private func follow(_ stored: LogHead) throws(StoreError) {
        guard stored.size > head.size else {
            let failure = StoreError.rolledBack(
                "the log has \(stored.size) events and had \(head.size) before")
            trouble = failure
            throw failure
        }
        streams.removeAll()
        types.removeAll()
        tags.removeAll()
        tagIndex.removeAll()
        if stored.size.count - tree.size > 4_096 || tree.size == 0 {
            tree = try StoredTree(connection: connection).builder(stored)
        } else {
            let leaves = try connection.statement(
                "SELECT leafhash FROM event WHERE position >= ? AND position < ?")
            leaves.bind(1, Int64(clamping: tree.size))
            leaves.bind(2, Int64(clamping: stored.size.count))
            defer { leaves.reset() }
            while try leaves.step() {
                guard let hash = leaves.digest(0) else {
                    throw .damaged(position: Position(tree.size), "its leaf hash is malformed")
                }
                _ = tree.append(leaf: hash)
            }
        }
        guard tree.size == stored.size.count, tree.root == stored.root else {
            throw .damaged(position: nil, "the leaf hashes do not have the root of the head")
        }
        head = stored
    }

    // MARK: Head file and end

    /// Takes the log as it is for the whole log, whatever the head file said, and makes that file
    /// anew.
    func acceptHead() throws(StoreError) {
        let lock = try lock()
        defer { lock.unlock() }
        if case .unsynced(_)? = trouble { return }
        let stored = try connection.access { () throws(StoreError) in
            try HeadRow.read(connection)
        }
        try headFile.accept(stored)
        trouble = nil
    }

    /// Makes the log sure after a sync has failed in another life: writes into the database, and
    /// syncs, what the write-ahead log shows and may never have reached the disk there.
    func settle() throws(StoreError) {
        let lock = try lock()
        defer { lock.unlock() }
        guard folder.isUnsynced else { return }
        try connection.access { () throws(StoreError) in
            guard try connection.checkpointed(empties: true) else {
                throw .unavailable(
                    "a sync of \(folder.log) has failed, and somebody is reading it, so it cannot"
                        + " be made sure yet")
            }
        }
        folder.markSynced()
    }

    /// Syncs the head file and moves the write-ahead log into the database. A second call does
    /// nothing.
    func close() throws(StoreError) {
        if isClosed { return }
        isClosed = true
        let lock = try folder.lock(waitingUpTo: LogWriter.patience)
        defer { lock.unlock() }
        if connection.hasMoved { return }
        try connection.access { () throws(StoreError) in
            if trouble == nil { try headFile.finish(at: try HeadRow.read(connection)) }
            try connection.checkpoint(empties: true)
        }
    }
}
