internal import EventLog

/// The tables of a log, and the two numbers by which a file says what it is.
enum LogSchema {
    /// Stands in the header of the file, for this program: the bytes `CLdg`.
    static let applicationID: Int64 = 0x434C_6467
    /// The format of what stands in the tables. A release that makes a table otherwise, or gives
    /// events of a type other tags, has a format of its own, and a migration to it.
    static let format: Int64 = 1

    /// Makes the tables of an empty log.
    static func create(on connection: Connection, origin: String) throws(StoreError) {
        try connection.execute(
            """
            BEGIN EXCLUSIVE;
            PRAGMA application_id = \(applicationID);
            PRAGMA user_version = \(format);
            \(tables)
            """)
        for table in appendOnly { try connection.execute(guards(of: table)) }
        let ledger = try connection.statement("INSERT INTO ledger (one, origin) VALUES (0, ?)")
        ledger.bind(1, text: origin)
        try ledger.run()
        try connection.execute("COMMIT")
    }

    /// What a database says of one of its tables, indexes or triggers.
    struct Definition: Hashable {
        let kind: String
        let name: String
        let table: String
        let text: [UInt8]

        /// Which it is, in words.
        var what: String { "\(kind) \(name)" }
    }

    /// The definitions that a log is made with, in the order in which they are made.
    static func definitions() throws(StoreError) -> [Definition] {
        let draft = try Connection(":memory:", for: .drafting)
        return try draft.access { () throws(StoreError) in
            try create(on: draft, origin: "")
            return try definitions(draft)
        }
    }

    /// The definitions in a database, in the order in which they were made.
    static func definitions(_ connection: Connection) throws(StoreError) -> [Definition] {
        let rows = try connection.statement(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid")
        defer { rows.reset() }
        var found: [Definition] = []
        while try rows.step() {
            found.append(
                Definition(
                    kind: rows.text(0), name: rows.text(1), table: rows.text(2),
                    text: rows.bytes(3)))
        }
        return found
    }

    /// The origin of a log that this program can read.
    ///
    /// - Throws: ``StoreError/notALedger(_:)`` when the file belongs to another program, or has
    ///   another format.
    static func origin(_ connection: Connection) throws(StoreError) -> String {
        let format = try storedFormat(connection)
        guard format == LogSchema.format else {
            throw .notALedger(stranger(connection.path, format))
        }
        guard let origin = try connection.text("SELECT origin FROM ledger") else {
            throw .damaged(position: nil, "\(connection.path) does not say whose log it is")
        }
        return origin
    }

    /// The format of the tables in a file.
    ///
    /// - Throws: ``StoreError/notALedger(_:)`` when the file belongs to another program.
    static func storedFormat(_ connection: Connection) throws(StoreError) -> Int64 {
        guard try connection.number("PRAGMA application_id") == applicationID else {
            throw .notALedger("\(connection.path) is a database, but not that of a ledger")
        }
        return try connection.number("PRAGMA user_version") ?? -1
    }

    /// Why a file of another format is not read, and what helps.
    static func stranger(_ path: String, _ format: Int64) -> String {
        let help =
            LogMigration.knownFormats.contains(format)
            ? "it can bring it there (migrate)" : "a newer release reads it"
        return "\(path) has format \(format); this program reads format \(LogSchema.format), and "
            + help
    }

    /// The statements that make the tables, each as the library keeps it.
    static var tableStatements: [String] {
        tables.split(separator: ";\n").map(String.init).filter { $0.hasPrefix("CREATE TABLE ") }
    }

    /// The statement that makes a table.
    static func statement(making table: String) -> String {
        let found = tableStatements.first { $0.hasPrefix("CREATE TABLE \(table) (") }
        guard let found else { preconditionFailure("there is no table \(table)") }
        return found
    }

    /// Tables whose rows are for ever, each with its key.
    static let appendOnly: [(name: String, key: String)] = [
        ("ledger", "one"), ("event", "position"), ("request", "first"), ("entry", "first"),
        ("tile", "place"), ("checkpoint", "number"),
    ]

    /// - `head`: one row, rewritten by each append; `frontier` is the size again and the roots of
    ///   the tree's perfect subtrees, largest first.
    /// - `event`: `previous` is the position of the stream's event before, null for its first;
    ///   `occurredon` counts days and `recordedtime` microseconds since 1970-01-01.
    /// - `request`: one row for each append; `entry`: one for each key, with a keyed digest of what
    ///   was asked for and a checksum of the row, see ``EntryRow``.
    /// - `stream`: `version` and `last` say where the stream ended when the row was written;
    ///   `streamend`: where those end now that have gone on since, see ``StreamCache``.
    /// - `tile`: full tiles alone; `place` is the level times 2^48, plus the index.
    /// - `edge`: the hashes of the partial tile of a level from 1; those of level 0 are the leaf
    ///   hashes of the last events.
    /// - `tagrun`, `tagchunk`, `tag`: which events have a tag, see ``TagIndex``; `tagname`: what
    ///   tags are called.
    /// - `checkpoint`: signed notes as they were kept, the same size again with more signatures.
    /// - `keyrun`, `keychunk`, `keyfilter`: where ids and keys stand, see ``KeyIndex``.
    private static let tables = """
        CREATE TABLE ledger (one INTEGER PRIMARY KEY CHECK (one = 0), origin TEXT NOT NULL) STRICT;
        CREATE TABLE head (
            one INTEGER PRIMARY KEY CHECK (one = 0), size INTEGER NOT NULL,
            root BLOB NOT NULL, recordedtime INTEGER NOT NULL,
            frontier BLOB NOT NULL) STRICT;
        CREATE TABLE event (
            position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, version INTEGER NOT NULL,
            previous INTEGER, type INTEGER NOT NULL, occurredon INTEGER NOT NULL,
            recordedtime INTEGER NOT NULL, id BLOB NOT NULL, leafhash BLOB NOT NULL,
            leaf BLOB NOT NULL) STRICT;
        CREATE TABLE stream (
            number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
            last INTEGER NOT NULL) STRICT;
        CREATE TABLE streamend (
            stream INTEGER PRIMARY KEY, version INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
        CREATE TABLE type (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE tagname (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE tag (
            tag INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (tag, position)
            ) STRICT, WITHOUT ROWID;
        CREATE TABLE tagrun (
            run INTEGER PRIMARY KEY, level INTEGER NOT NULL, firstchunk INTEGER NOT NULL,
            endchunk INTEGER NOT NULL, upto INTEGER NOT NULL) STRICT;
        CREATE TABLE tagchunk (
            chunk INTEGER PRIMARY KEY, tag INTEGER NOT NULL, entries BLOB NOT NULL) STRICT;
        CREATE TABLE request (
            first INTEGER PRIMARY KEY, count INTEGER NOT NULL, recordedtime INTEGER NOT NULL,
            root BLOB NOT NULL) STRICT;
        CREATE TABLE entry (
            first INTEGER PRIMARY KEY, count INTEGER NOT NULL, key BLOB NOT NULL,
            content BLOB NOT NULL) STRICT;
        CREATE TABLE tile (place INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT;
        CREATE TABLE edge (level INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT;
        CREATE TABLE disclosure (
            position INTEGER NOT NULL, name TEXT NOT NULL, sealing TEXT NOT NULL,
            encoded TEXT NOT NULL, PRIMARY KEY (position, name)) STRICT, WITHOUT ROWID;
        CREATE TABLE checkpoint (
            number INTEGER PRIMARY KEY, size INTEGER NOT NULL, note BLOB NOT NULL) STRICT;
        CREATE INDEX checkpoint_size ON checkpoint (size);
        CREATE TABLE keyrun (
            run INTEGER PRIMARY KEY, level INTEGER NOT NULL, firstchunk INTEGER NOT NULL,
            lastchunk INTEGER NOT NULL, count INTEGER NOT NULL, upto INTEGER NOT NULL) STRICT;
        CREATE TABLE keychunk (chunk INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
        CREATE TABLE keyfilter (
            run INTEGER PRIMARY KEY, fences BLOB NOT NULL, bits BLOB NOT NULL) STRICT;

        """

    /// The place of a full tile in its table.
    static func place(level: Int, index: UInt64) -> Int64 {
        Int64(level) << 48 | Int64(truncatingIfNeeded: index)
    }

    /// Refuses what would change a row. `REPLACE` deletes without telling the trigger that refuses
    /// deletions, so a third one refuses a key that is there.
    private static func guards(of table: (name: String, key: String)) -> String {
        let refuse = "BEGIN SELECT RAISE(ABORT, '\(table.name) is append-only'); END;"
        return """
            CREATE TRIGGER \(table.name)_update BEFORE UPDATE ON \(table.name) \(refuse)
            CREATE TRIGGER \(table.name)_delete BEFORE DELETE ON \(table.name) \(refuse)
            CREATE TRIGGER \(table.name)_replace BEFORE INSERT ON \(table.name)
            WHEN EXISTS (SELECT 1 FROM \(table.name) WHERE \(table.key) = NEW.\(table.key))
            \(refuse)
            """
    }
}
