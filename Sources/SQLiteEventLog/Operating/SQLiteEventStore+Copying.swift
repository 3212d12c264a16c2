public import EventLog
internal import SafeFiles

/// Copies of a log, and ledgers made of them.
extension SQLiteEventStore {
    /// Copies the log, as it is at one moment, into a folder that is made. Nobody who writes waits
    /// meanwhile. The copy has no file `head`: opened as ``Mode/copy`` it is read, and nothing can
    /// be appended to it.
    ///
    /// - Parameters:
    ///   - folder: Must not exist; what it lies in must.
    ///   - progress: How many pages are copied, of how many.
    /// - Returns: What the copy holds.
    /// - Throws: ``StoreError``; what was made of the folder is then left for the caller to remove.
    public func copy(
        to folder: String, progress: (_ done: Int, _ total: Int) -> Void
    ) throws(StoreError) -> LogHead {
        let copy = try SQLiteEventStore.newFolder(folder)
        let head = try readers.snapshot { connection throws(StoreError) in
            let head = try HeadRow.read(connection)
            try LogCopy.copy(connection, to: copy.log, progress: progress)
            return head
        }
        try copy.sync()
        return head
    }

    /// Makes a ledger that can be written to, of this log as it is, in a folder that is made. Its
    /// file `head` is made, too, and says what the log holds now.
    ///
    /// - Parameters:
    ///   - folder: Must not exist; what it lies in must.
    ///   - progress: How many pages are copied, of how many.
    /// - Returns: What the ledger holds.
    /// - Throws: ``StoreError``; what was made of the folder is then left for the caller to remove.
    public func makeLedger(
        in folder: String, progress: (_ done: Int, _ total: Int) -> Void
    ) throws(StoreError) -> LogHead {
        let head = try copy(to: folder, progress: progress)
        let place = LedgerFolder(folder)
        let connection = try Connection(place.log, for: .creating)
        try connection.access { () throws(StoreError) in
            try connection.checkpoint(empties: true)
        }
        var file = HeadFile(path: place.head)
        try file.accept(head)
        try place.sync()
        return head
    }

    /// What the file `head` of the ledger in a folder says of how far the log had come; nil when
    /// there is none.
    ///
    /// - Throws: ``StoreError/rolledBack(_:)`` when it cannot be read.
    public static func knownHead(folder: String) throws(StoreError) -> LogHead? {
        try HeadFile.read(path: LedgerFolder(folder).head)
    }

    private static func newFolder(_ folder: String) throws(StoreError) -> LedgerFolder {
        let place = LedgerFolder(folder)
        let isNew: Bool
        do throws(FileFailure) {
            isNew = try SafeFiles.makeFolder(place.path)
        } catch {
            throw StoreError(error)
        }
        guard isNew else { throw .unavailable("\(place.path) exists already") }
        return place
    }
}
