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
    /// What is to be done, one sentence a format; empty when nothing is.
    public let steps: [String]

    /// The formats of tables that this program can bring to its own, and its own.
    public static let knownFormats: ClosedRange<Int64> = 0...LogSchema.format
    /// The format that this program writes.
    public static let presentFormat = LogSchema.format

    private let place: LedgerFolder

    /// Looks at a ledger of any format; nothing is changed.
    ///
    /// - Throws: ``StoreError/notALedger(_:)`` when its format is not known; ``StoreError``.
    public init(of folder: String) throws(StoreError) {
        let place = LedgerFolder(folder)
        guard place.holdsLog else { throw .notALedger("there is no ledger in \(place.path)") }
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
        if format == 0 { try LogMigration.refuseDraft(connection) }
        head = try HeadRow.read(connection)
        steps =
            format == LogSchema.format
            ? []
            : ["a table is made that says where streams end which have gone on since; it is empty"]
    }

    /// Brings the tables to the present format, in one transaction under the writers' lock: who
    /// looks meanwhile, or after a crash at any instant, finds the old format whole or the new one.
    /// No row that is there is read, changed or removed.
    ///
    /// - Parameter afterEach: Called after each statement with its number, for tests.
    /// - Throws: ``StoreError``; the ledger is then as it was.
    public func run(afterEach: (Int) -> Void = { _ in }) throws(StoreError) {
        if steps.isEmpty { return }
        let lock = try place.lock(waitingUpTo: LogWriter.patience)
        defer { lock.unlock() }
        let connection = try Connection(place.log, for: .writing)
        try connection.access { () throws(StoreError) in
            do throws(StoreError) {
                for (number, statement) in LogMigration.statements.enumerated() {
                    try connection.execute(statement)
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

    /// From format 0 to 1.
    static let statements = [
        "BEGIN IMMEDIATE",
        LogSchema.statement(making: "streamend"),
        "PRAGMA user_version = 1",
        "COMMIT",
    ]

    /// Refuses the tables of a build from before any release, which wrote the same number.
    private static func refuseDraft(_ connection: Connection) throws(StoreError) {
        let tables = try connection.statement(
            "SELECT sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        defer { tables.reset() }
        var found: Set<String> = []
        while try tables.step() { found.insert(tables.text(0)) }
        let streamend = LogSchema.statement(making: "streamend")
        guard found == Set(LogSchema.tableStatements).subtracting([streamend]) else {
            throw .notALedger(
                "\(connection.path) was written by a build from before format 0 was settled; make"
                    + " the ledger again from the lines that were imported")
        }
    }
}
