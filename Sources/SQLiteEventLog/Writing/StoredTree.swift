internal import EventLog
internal import TransparencyLog

/// Reads the tiles of the log's tree: full ones, the edges above, and the newest leaf hashes.
struct StoredTree: TileSource {
    let connection: Connection

    func hashes(level: Int, index: UInt64, width: Int) throws(StoreError) -> [Digest] {
        guard (0...63).contains(level), (1...TileCoordinate.fullWidth).contains(width),
            index < 1 << 40
        else { throw missing(level, index, width) }
        // No tree that fits a database has a sixth level of tiles.
        let full = level < 6 ? try blob("tile", LogSchema.place(level: level, index: index)) : nil
        if let full { return try digests(full, level, index, width) }
        if level == 0 { return try leafHashes(index, width) }
        let head = try HeadRow.read(connection)
        guard index == head.size.count >> min(63, 8 * UInt64(level + 1)),
            let edge = try blob("edge", Int64(level))
        else { throw missing(level, index, width) }
        return try digests(edge, level, index, width)
    }

    /// The tree as the writer continues it.
    func builder(_ head: LogHead) throws(StoreError) -> TileBuilder {
        var edges: [[Digest]] = []
        for level in 0..<TileBuilder.levelCount(size: head.size.count) {
            let width = Int(head.size.count >> (8 * UInt64(level)) & 255)
            let index = head.size.count >> (8 * UInt64(level + 1))
            edges.append(width == 0 ? [] : try hashes(level: level, index: index, width: width))
        }
        do {
            let builder = try TileBuilder(size: head.size.count, edges: edges)
            guard builder.root == head.root,
                builder.frontier == (try HeadRow.frontier(at: head.size, connection))
            else {
                throw StoreError.damaged(
                    position: nil, "the hashes that are kept do not have the root of the head")
            }
            return builder
        } catch let error as StoreError {
            throw error
        } catch {
            throw .damaged(position: nil, "\(error)")
        }
    }

    /// The root that the log had when it was `size` leaves long, by the head where it can say so.
    func quickRoot(at size: UInt64) throws(StoreError) -> Digest {
        if let frontier = try HeadRow.frontier(at: LogSize(size), connection) {
            return frontier.root
        }
        return try root(at: size)
    }

    /// The root that the log had when it was `size` leaves long, by its tiles.
    func root(at size: UInt64) throws(StoreError) -> Digest {
        do throws(TileReadingError<StoreError>) {
            return try Frontier(size: size, from: self).root
        } catch {
            throw .damaged(position: nil, "the tree of the log cannot be read: \(error)")
        }
    }

    /// Writes the tiles that have filled, and the edges above them.
    static func store(
        _ tiles: [FullTile], _ builder: TileBuilder, _ connection: Connection
    ) throws(StoreError) {
        if tiles.isEmpty { return }
        let insert = try connection.statement("INSERT INTO tile (place, hashes) VALUES (?, ?)")
        for tile in tiles {
            insert.bind(1, LogSchema.place(level: tile.level, index: tile.index))
            insert.bind(2, blob: tile.bytes)
            try insert.run()
        }
        let replace = try connection.statement("REPLACE INTO edge (level, hashes) VALUES (?, ?)")
        for (level, edge) in builder.edges.enumerated().dropFirst() {
            replace.bind(1, Int64(level))
            replace.bind(2, blob: edge.concatenated)
            try replace.run()
        }
    }

    private func leafHashes(_ index: UInt64, _ width: Int) throws(StoreError) -> [Digest] {
        let first = Int64(index << 8)
        let statement = try connection.statement(
            """
            SELECT position, leafhash FROM event WHERE position >= ? AND position < ?
            """)
        statement.bind(1, first)
        statement.bind(2, first + Int64(width))
        defer { statement.reset() }
        var hashes: [Digest] = []
        hashes.reserveCapacity(width)
        while try statement.step() {
            guard statement.int(0) == first + Int64(hashes.count), let hash = statement.digest(1)
            else { throw missing(0, index, width) }
            hashes.append(hash)
        }
        guard hashes.count == width else { throw missing(0, index, width) }
        return hashes
    }

    private func blob(_ table: String, _ key: Int64) throws(StoreError) -> [UInt8]? {
        let column = table == "tile" ? "place" : "level"
        let statement = try connection.statement("SELECT hashes FROM \(table) WHERE \(column) = ?")
        statement.bind(1, key)
        defer { statement.reset() }
        return try statement.step() ? statement.bytes(0) : nil
    }

    private func digests(
        _ bytes: [UInt8], _ level: Int, _ index: UInt64, _ width: Int
    ) throws(StoreError) -> [Digest] {
        guard let hashes = [Digest](concatenated: bytes), hashes.count >= width else {
            throw missing(level, index, width)
        }
        return hashes.count == width ? hashes : Array(hashes.prefix(width))
    }

    private func missing(_ level: Int, _ index: UInt64, _ width: Int) -> StoreError {
        .unavailable("there is no tile \(index) of width \(width) at level \(level)")
    }
}
