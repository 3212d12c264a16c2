internal import EventLog
internal import TransparencyLog

/// Reads a whole log once, hashes every leaf again, and compares all that is kept beside them.
///
/// Memory does not grow with the log, but for three words for each stream.
struct LogCheck {
    let connection: Connection
    let seed = Fingerprint.Seed()
    private let headFile: String?
    var check: LeafCheck
    var tree = TileBuilder()
    var names: LogNames
    var keys = Fingerprint()
    var tagged = Fingerprint()
    /// The keys of the events before this are in runs.
    var keysUpTo: UInt64 = 0
    var lastTime: Instant?
    /// The sizes at which the root is wanted, and the roots there.
    let wantedSizes: Set<UInt64>
    var roots: [UInt64: Digest] = [:]
    /// What speaks against nothing, and keeps something from being proved.
    private var remarks: [String] = []
    /// Whether the scan of the events came to the end of the log.
    var isWhole = false

    /// What is known of a stream while the events are read.
    struct StreamSeen {
        /// A number for its name.
        let name: UInt64
        var version: Int32 = 0
        var last: Int64 = -1
    }

    init(
        _ connection: Connection, origin: String, headFile: String?,
        rootsAt sizes: Set<UInt64> = []
    ) throws(StoreError) {
        self.connection = connection
        wantedSizes = sizes
        if sizes.contains(0) { roots[0] = TreeHash.emptyRoot }
        self.headFile = headFile
        check = LeafCheck(origin: origin)
        names = LogNames()
    }

    /// Checks everything.
    mutating func run(
        tags: (UnsafeBufferPointer<UInt8>) -> [String], progress: (UInt64) -> Void
    ) throws(StoreError) -> StoreCheck {
        var head: LogHead?
        noting("schema") { check throws(StoreError) in try check.compareSchema() }
        noting("head") { check throws(StoreError) in
            head = try HeadRow.read(check.connection)
            check.names = try LogNames(check.connection, check.seed)
            check.keysUpTo = try KeyRun.upTo(check.connection)
        }
        do throws(StoreError) {
            try scan(tags: tags, progress: progress)
            isWhole = true
        } catch {
            check.fail(Position(tree.size), "database", "reading stopped here: \(error)")
        }
        progress(tree.size)
        if isWhole, let head { compare(with: head) }
        // The frontier of another root or size is another one too: that has been said by then.
        if isWhole, let head, head.root == tree.root, head.size.count == tree.size {
            noting("head") { check throws(StoreError) in try check.compareFrontier() }
        }
        noting("tile") { check throws(StoreError) in try check.compareTiles() }
        noting("stream") { check throws(StoreError) in try check.compareStreams() }
        noting("stream") { check throws(StoreError) in try check.compareRows() }
        noting("index") { check throws(StoreError) in try check.compareKeys() }
        noting("tags") { check throws(StoreError) in try check.compareTags(tags) }
        noting("head-file") { check throws(StoreError) in try check.compareHeadFile() }
        noting("database") { check throws(StoreError) in try check.askDatabase() }
        return StoreCheck(
            leaves: tree.size, root: tree.root, failures: check.failures, roots: roots,
            remarks: remarks)
    }

    /// Runs a part of the check; what keeps it from being run is a failure like any other.
    private mutating func noting(
        _ part: String, _ body: (inout LogCheck) throws(StoreError) -> Void
    ) {
        do throws(StoreError) {
            try body(&self)
        } catch {
            if case .damaged(let position?, let reason) = error {
                check.fail(position, part, reason)
            } else {
                check.fail(nil, part, "\(error)")
            }
        }
    }

    private mutating func compare(with head: LogHead) {
        if head.size.count != tree.size {
            check.fail(
                nil, "head", "the head says \(head.size) events, and there are \(tree.size)")
        }
        if head.root != tree.root {
            check.fail(nil, "root", "the leaves do not have the root that the head says")
        }
        if head.lastRecordedTime != lastTime {
            check.fail(nil, "head", "the head says another last recorded time than the last event")
        }
    }

    private mutating func compareFrontier() throws(StoreError) {
        let row = try connection.statement("SELECT frontier FROM head")
        defer { row.reset() }
        if try row.step(), row.bytes(0) != tree.frontier.bytes {
            check.fail(nil, "head", "the leaves do not have the frontier that the head says")
        }
    }

    private mutating func compareTiles() throws(StoreError) {
        guard isWhole else { return }
        var count: UInt64 = 0
        for level in 1..<8 { count += tree.size >> (8 * UInt64(level)) }
        let stored = try connection.number("SELECT count(*) FROM tile") ?? 0
        if UInt64(stored) != count {
            check.fail(nil, "tile", "there are \(stored) full tiles and should be \(count)")
        }
        var edges = try RowCursor("SELECT level, hashes FROM edge ORDER BY level", connection)
        defer { edges.statement.reset() }
        for (level, edge) in tree.edges.enumerated().dropFirst() {
            if edges.place == Int64(level), edges.statement.bytes(1) == edge.concatenated {
                try edges.advance()
            } else {
                check.fail(nil, "tile", "the edge at level \(level) is not that of the tree")
                return
            }
        }
        if !edges.isAtEnd {
            check.fail(nil, "tile", "there is an edge at a level that the tree does not have")
        }
    }

    private mutating func compareStreams() throws(StoreError) {
        guard isWhole else { return }
        let strangers = try connection.number(
            "SELECT count(*) FROM streamend WHERE stream NOT IN (SELECT number FROM stream)")
        if let strangers, strangers > 0 {
            check.fail(nil, "stream", "\(strangers) streams have an end and no row")
        }
        let rows = try connection.statement(
            """
            SELECT number, name, coalesce(e.version, s.version), coalesce(e.last, s.last)
            FROM stream s LEFT JOIN streamend e ON e.stream = s.number ORDER BY number
            """)
        defer { rows.reset() }
        while try rows.step() {
            guard let seen = names.stream(rows.int(0)) else { continue }
            if Int64(seen.version) == rows.int(2), seen.last == rows.int(3) { continue }
            let position = seen.last < 0 ? nil : Position(UInt64(seen.last))
            check.fail(
                position, "stream",
                "\(rows.text(1)) has \(seen.version) events, and its row says another end")
        }
    }

    private mutating func compareHeadFile() throws(StoreError) {
        guard let headFile else { return }
        let known = HeadFile.known(path: headFile)
        let head = LogHead(
            size: LogSize(tree.size), root: tree.root, lastRecordedTime: lastTime)
        let tree = StoredTree(connection: connection)
        // The file may have moved on since this check began to read: then it says nothing.
        if case .success(let known?) = known, known.size > head.size,
            try newestSize() >= known.size.count
        {
            return
        }
        let trouble = try HeadFile.trouble(known: known, log: head, path: headFile) {
            size throws(StoreError) in try tree.root(at: size)
        }
        if let trouble { check.fail(nil, "head-file", "\(trouble)") }
        if HeadFile.hasDamagedSlot(path: headFile) {
            remarks.append(
                "that nothing came after these events: one of the two slots of \(headFile) is "
                    + "damaged, and may have told of more")
        }
    }

    /// The size of the log now, which is not that of the state that is being checked.
    private func newestSize() throws(StoreError) -> UInt64 {
        let newest = try Connection(connection.path, for: .reading)
        return try newest.snapshot { () throws(StoreError) in
            try HeadRow.read(newest).size.count
        }
    }

    private mutating func askDatabase() throws(StoreError) {
        for complaint in try connection.complaints("integrity_check(100)") {
            check.fail(nil, "database", complaint)
        }
    }
}
