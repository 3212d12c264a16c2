public import EventLog
internal import SafeFiles
internal import Synchronization
internal import TransparencyLog

/// A store in a folder, on SQLite: one machine, any number of processes.
///
/// The folder holds `log.sqlite` with the write-ahead log beside it, `lock`, which writers take in
/// turn, and `head`, which says outside the database how far the log has come. An append returns
/// once it is synced; appends that come together are synced together.
public final class SQLiteEventStore: EventStore {
    /// What a folder is opened for.
    public enum Mode: Sendable {
        /// Reading alone: nothing in the folder is changed, but for what SQLite keeps beside a log
        /// that is being read.
        case reading
        /// Reading and appending. The newest events are hashed again first.
        case writing
        /// Reading a copy of a log, such as a backup, which has no file `head` to be held against.
        case copy
    }

    /// The `source` of every leaf.
    public let origin: String
    /// The folder of the ledger.
    public var folder: String { place.path }
    let place: LedgerFolder
    /// The file `head`; nil for a copy of a log, which has none.
    let headFile: String?
    let readers: ReaderPool
    let keys: SharedKeyIndex
    private let group: GroupCommit?
    private let troubleAtOpening: StoreError?

    private init(
        _ place: LedgerFolder, headFile: String?, origin: String, readers: ReaderPool,
        keys: KeyIndex.Settings, group: GroupCommit?, trouble: StoreError?
    ) {
        self.place = place
        self.headFile = headFile
        self.origin = origin
        self.readers = readers
        self.keys = SharedKeyIndex(path: place.log, keys)
        self.group = group
        troubleAtOpening = trouble
    }

    // MARK: Making and opening

    /// Makes an empty ledger and opens it for writing. The folder is made if there is none; what it
    /// lies in must exist.
    ///
    /// - Parameters:
    ///   - origin: The `source` of every leaf.
    ///   - clock: Where recorded time comes from.
    /// - Throws: ``StoreError/notALedger(_:)`` when the folder holds a log already; otherwise
    ///   ``StoreError/unavailable(_:)``, ``StoreError/full(_:)``.
    public static func create(
        folder: String, origin: String, clock: any LedgerClock
    ) throws(StoreError) -> SQLiteEventStore {
        let place = LedgerFolder(folder)
        do throws(FileFailure) {
            try SafeFiles.makeFolder(place.path)
        } catch {
            throw .unavailable(error.description)
        }
        let lock = try place.lock(waitingUpTo: LogWriter.patience)
        guard !place.holdsLog else {
            throw .notALedger("\(place.path) holds a ledger already")
        }
        try makeLog(place, origin: origin)
        lock.unlock()
        return try open(folder: folder, mode: .writing, clock: clock)
    }

    /// Opens a ledger.
    ///
    /// - Parameter clock: Where recorded time comes from; not asked when reading.
    /// - Throws: ``StoreError/notALedger(_:)`` when the folder holds no ledger of this format,
    ///   ``StoreError/notAFile(_:)`` when something else stands in the place of a file,
    ///   ``StoreError/damaged(position:_:)`` when what it holds cannot be read, otherwise
    ///   ``StoreError/unavailable(_:)``. A log that is not the one acknowledged before is opened:
    ///   see ``trouble``.
    public static func open(
        folder: String, mode: Mode, clock: any LedgerClock = SystemClock()
    ) throws(StoreError) -> SQLiteEventStore {
        try open(folder: folder, mode: mode, clock: clock, keys: KeyIndex.Settings())
    }

    static func open(
        folder: String, mode: Mode, clock: any LedgerClock, keys: KeyIndex.Settings
    ) throws(StoreError) -> SQLiteEventStore {
        let place = LedgerFolder(folder)
        try place.requireLog()
        let readers = ReaderPool(path: place.log)
        // The head file first: it is never ahead of the log, so the log read later is no smaller.
        let known = mode == .copy ? nil : HeadFile.known(path: place.head)
        var trouble: StoreError?
        let origin = try readers.snapshot { connection throws(StoreError) in
            let origin = try LogSchema.origin(connection)
            do throws(StoreError) {
                trouble = try troubleAtOpening(place, known, mode, connection)
            } catch {
                // What can be read of a damaged log shall be read.
                trouble = error
            }
            return origin
        }
        var group: GroupCommit?
        if mode == .writing {
            let writer = try LogWriter(
                Connection(place.log, for: .writing), folder: place, origin: origin, clock: clock,
                trouble: trouble, keySettings: keys)
            if place.isUnsynced, trouble == nil { try writer.settle() }
            group = GroupCommit(writer)
        }
        return SQLiteEventStore(
            place, headFile: mode == .copy ? nil : place.head, origin: origin, readers: readers,
            keys: keys, group: group, trouble: trouble)
    }

    /// Why the log must not be appended to; nil when nothing speaks against it.
    private static func troubleAtOpening(
        _ place: LedgerFolder, _ known: Result<LogHead?, StoreError>?, _ mode: Mode,
        _ connection: Connection
    ) throws(StoreError) -> StoreError? {
        guard let known else { return nil }
        let head = try HeadRow.read(connection)
        let trouble = try HeadFile.trouble(known: known, log: head, path: place.head) {
            size throws(StoreError) in
            try StoredTree(connection: connection).quickRoot(at: size)
        }
        if trouble == nil, mode == .writing {
            let count = TailCheck.count(size: head.size.count, log: place.log)
            try TailCheck.check(last: count, of: head, connection)
        }
        return trouble
    }

    /// Makes the log under another name first, so that a log that is there is whole.
    private static func makeLog(_ place: LedgerFolder, origin: String) throws(StoreError) {
        let draft = place.path + "/.new-log.sqlite"
        for suffix in ["", "-wal", "-shm"] { LedgerFolder.remove(draft + suffix) }
        try fill(draft, origin: origin)
        for suffix in ["-wal", "-shm"] { LedgerFolder.remove(draft + suffix) }
        try LedgerFolder.rename(draft, to: place.log)
        var head = HeadFile(path: place.head)
        try head.accept(
            LogHead(size: .empty, root: TreeHash.emptyRoot, lastRecordedTime: nil))
        do throws(FileFailure) {
            try SafeFiles.syncFolder(place.path)
        } catch {
            throw .unavailable(error.description)
        }
    }

    private static func fill(_ path: String, origin: String) throws(StoreError) {
        let connection = try Connection(path, for: .creating)
        try connection.access { () throws(StoreError) in
            try LogSchema.create(on: connection, origin: origin)
            try connection.checkpoint(empties: true)
        }
    }

    // MARK: Appending

    /// Why the store does not append; nil when it does. Reading works all the same.
    public var trouble: StoreError? {
        guard let group else { return troubleAtOpening }
        return group.trouble
    }

    /// Appends all events of the request, or none. Returns once they are synced.
    ///
    /// The calling thread does the work when nobody else is at it; otherwise the caller is
    /// suspended.
    ///
    /// - Throws: ``AppendError``; nothing is recorded unless the case says otherwise.
    public func append(_ request: AppendRequest) async throws(AppendError) -> Receipt {
        guard let group else {
            throw .store(.unavailable("\(place.path) was opened for reading"))
        }
        return try await group.append(request)
    }

    /// Appends one request after the other in one transaction, synced once.
    public func append(_ requests: [AppendRequest]) async -> [Result<Receipt, AppendError>] {
        guard let group else {
            let why = StoreError.unavailable("\(place.path) was opened for reading")
            return requests.map { _ in .failure(.store(why)) }
        }
        return await group.append(requests)
    }

    /// Takes the log as it is for the whole log, whatever the file `head` says, which is made anew.
    ///
    /// - Throws: ``StoreError``; ``StoreError/unavailable(_:)`` when opened for reading.
    public func acceptHead() async throws(StoreError) {
        guard let group else {
            throw .unavailable("\(place.path) was opened for reading")
        }
        try await group.acceptHead()
    }

    /// Keeps a signed checkpoint of the log beside it, for ever. Returns once it is synced.
    ///
    /// - Throws: ``StoreError``; ``StoreError/unavailable(_:)`` when the log is not that large, or
    ///   was opened for reading.
    public func keep(_ checkpoint: KeptCheckpoint) async throws(StoreError) {
        guard let group else {
            throw .unavailable("\(place.path) was opened for reading")
        }
        try await group.keep(checkpoint)
    }

    /// Destroys disclosures, and where asked for what is kept of the requests that brought them.
    /// On return neither the database nor the write-ahead log holds them.
    ///
    /// - Throws: ``StoreError``; ``StoreError/unavailable(_:)`` when opened for reading, or when
    ///   somebody has been reading the log for so long that the write-ahead log cannot be cut.
    public func destroy(
        _ places: [DisclosurePlace], forgetsRequests: Bool
    ) async throws(StoreError) {
        guard let group else {
            throw .unavailable("\(place.path) was opened for reading")
        }
        readers.drain()
        defer { keys.forget() }
        try await group.destroy(places, forgetsRequests: forgetsRequests)
    }

    /// Syncs the file `head`, moves the write-ahead log into the database, and appends no more.
    /// Reading goes on to work. What is not closed is closed when the store goes.
    ///
    /// - Throws: ``StoreError``; what was acknowledged is safe nevertheless.
    public func close() async throws(StoreError) {
        readers.drain()
        try await group?.close()
    }
}
