public import EventLog
internal import SafeFiles

/// What it takes to bring the tables of a ledger to the format that this program writes.
public struct LogMigration: Sendable {
    /// The format that the tables have.
    public let format: Int64
    /// The `source` of every leaf.
    public let origin: String
    /// What the log holds.
    public let head: LogHead
    /// What is to be done, in sentences; empty when nothing is.
    public let steps: [String]

    /// The formats of tables that this program can bring to its own, and its own.
    public static let knownFormats: ClosedRange<Int64> = 0...LogSchema.format
    /// The format that this program writes.
    public static let presentFormat = LogSchema.format

    private let place: LedgerFolder
    /// Whether the tables are those of format 1, as the last builds wrote them that called it 0.
    private let hasStreamEnds: Bool

    /// Looks at a ledger of any format; nothing is changed.
    ///
    /// - Throws: ``StoreError/notALedger(_:)`` when its format is not known; ``StoreError``.
    public init(of folder: String) throws(StoreError) {
        let place = LedgerFolder(folder)
        try place.requireLog()
        let connection = try Connection(place.log, for: .reading)
        self = try connection.snapshot { () throws(StoreError) in
            try LogMigration(place, connection)
        }
    }

    private init(_ place: LedgerFolder, _ connection: Connection) throws(StoreError) {
        self.place = place
        format = try LogSchema.storedFormat(connection)
        guard LogMigration.knownFormats.contains(format) else {
            throw .notALedger(LogSchema.stranger(connection.path, format))
        }
        guard let origin = try connection.text("SELECT origin FROM ledger") else {
            throw .damaged(position: nil, "\(connection.path) does not say whose log it is")
        }
        self.origin = origin
        hasStreamEnds = try format == 0 ? LogMigration.hasStreamEnds(connection) : true
        head = try HeadRow.read(connection)
        if format == LogSchema.format {
            steps = []
        } else if hasStreamEnds {
            steps = ["the tables are those of format 1 already", LogMigration.tagsAgain]
        } else {
            steps = [
                "a table is made that says where streams end which have gone on since; it is empty",
                LogMigration.tagsAgain,
            ]
        }
    }

    /// The first event that something speaks against, such as that this release cannot read it; nil
    /// when there is none. Nothing is changed.
    ///
    /// - Parameter why: What speaks against an event, from its leaf; nil for nothing.
    /// - Throws: ``StoreError``.
    public func firstEvent(
        against why: (UnsafeBufferPointer<UInt8>) -> String?
    ) throws(StoreError) -> (position: Position, reason: String)? {
        let connection = try Connection(place.log, for: .reading)
        return try connection.snapshot { () throws(StoreError) in
            let events = try connection.statement(
                "SELECT position, leaf FROM event ORDER BY position")
            defer { events.reset() }
            while try events.step() {
                if let reason = why(events.blob(1).assumingMemoryBound(to: UInt8.self)) {
                    return (Position(UInt64(max(0, events.int(0)))), reason)
                }
            }
            return nil
        }
    }

    /// Brings the tables to the present format, in one transaction under the writers' lock: who
    /// looks meanwhile, or after a crash at any instant, finds the old format whole or the new one.
    /// Of the rows that are there only those of the tag index are written anew.
    ///
    /// - Parameters:
    ///   - tags: The tags that an event must have, from its leaf.
    ///   - afterEach: Called after each action with its number, for tests.
    /// - Throws: ``StoreError``; the ledger is then as it was.
    public func run(
        tags: (UnsafeBufferPointer<UInt8>) -> [String], afterEach: (Int) -> Void = { _ in }
    ) throws(StoreError) {
        if steps.isEmpty { return }
        let lock = try place.lock(waitingUpTo: LogWriter.patience)
        defer { lock.unlock() }
        let connection = try Connection(place.log, for: .writing)
        try connection.access { () throws(StoreError) in
            do throws(StoreError) {
                for (number, action) in LogMigration.actions.enumerated() {
                    switch action {
                    case .statement(let text): try connection.execute(text)
                    case .makingStreamEnds where hasStreamEnds: break
                    case .makingStreamEnds: try connection.execute(LogMigration.streamEnds)
                    case .rebuildingTags: try TagIndex.rebuild(connection, tags: tags)
                    }
                    // Under the lock the format is what it will be: another may have been here.
                    if number == 0, try LogSchema.storedFormat(connection) != format {
                        throw .unavailable("somebody else has changed \(place.log) meanwhile")
                    }
                    afterEach(number)
                }
                try connection.checkpoint(empties: true)
            } catch {
                // When this fails too there is no transaction any more, which is what is wanted.
                if connection.isInTransaction { try? connection.execute("ROLLBACK") }
                throw error
            }
        }
    }

    /// What is done one after the other.
    enum Action {
        case statement(String), makingStreamEnds, rebuildingTags
    }

    /// From format 0 to 1. Which tags an event has follows from its type, and for some types from
    /// other rules than when format 0 was written.
    static let actions: [Action] = [
        .statement("BEGIN IMMEDIATE"), .makingStreamEnds, .rebuildingTags,
        .statement("PRAGMA user_version = 1"), .statement("COMMIT"),
    ]
    private static let tagsAgain =
        "which events have a tag is derived again from the events, by the rules of this release"
    private static let streamEnds = LogSchema.statement(making: "streamend")

    /// Whether the tables of format 0 already say where streams end; those of a build from before
    /// any release, which wrote the same number, are refused.
    private static func hasStreamEnds(_ connection: Connection) throws(StoreError) -> Bool {
        let tables = try connection.statement(
            "SELECT sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        defer { tables.reset() }
        var found: Set<String> = []
        while try tables.step() { found.insert(tables.text(0)) }
        let hasStreamEnds = found.contains(streamEnds)
        guard found.union([streamEnds]) == Set(LogSchema.tableStatements) else {
            throw .notALedger(
                "\(connection.path) was written by a build from before format 0 was settled; make"
                    + " the ledger again from the lines that were imported")
        }
        return hasStreamEnds
    }
}
