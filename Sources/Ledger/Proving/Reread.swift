internal import EventLog
internal import TransparencyLog

/// Events read back from the store and hashed again, and the tree that they grow.
///
/// It begins where a tile of leaves does: what lies before is taken from the tiles, and proved by
/// the root that is compared after.
struct Reread {
    private let store: any EventStore
    /// The tree over what was read, and what lies before it.
    private(set) var tree: TileBuilder
    /// How many events were hashed again.
    private(set) var count: UInt64 = 0

    /// Begins at or before an event.
    init(_ store: any EventStore, from size: UInt64) throws(LedgerError) {
        self.store = store
        let start = size & ~255
        do {
            var edges: [[Digest]] = []
            for level in 0..<TileBuilder.levelCount(size: start) {
                let width = Int(start >> (8 * level) & 255)
                let index = start >> (8 * (level + 1))
                edges.append(
                    width == 0
                        ? [] : try store.hashes(level: level, index: index, width: width))
            }
            tree = try TileBuilder(size: start, edges: edges)
        } catch {
            throw LedgerError(error)
        }
    }

    /// Reads on.
    ///
    /// - Parameters:
    ///   - entry: Called with each leaf, in order.
    ///   - filled: Called with the tiles that have filled.
    mutating func advance(
        to size: UInt64,
        entry: (UnsafeBufferPointer<UInt8>) throws(LedgerError) -> Void = { _ in },
        filled: ([FullTile]) throws(LedgerError) -> Void = { _ in }
    ) throws(LedgerError) {
        var failure: LedgerError?
        var tree = tree
        var count = count
        do throws(StoreError) {
            try store.read(.all, from: Position(tree.size), to: LogSize(size)) { row in
                do throws(LedgerError) {
                    let hash = TreeHash.leaf(UnsafeRawBufferPointer(row.leaf))
                    guard row.position.index == tree.size, hash == row.leafHash else {
                        throw .store(
                            .damaged(
                                position: row.position, "it does not have its leaf hash"))
                    }
                    count += 1
                    try entry(row.leaf)
                    let tiles = tree.append(leaf: hash)
                    if !tiles.isEmpty { try filled(tiles) }
                    return true
                } catch {
                    failure = error
                    return false
                }
            }
        } catch {
            throw .store(error)
        }
        self.tree = tree
        self.count = count
        if let failure { throw failure }
        guard tree.size == size else {
            throw .store(
                .damaged(position: Position(tree.size), "the event is missing"))
        }
    }
}

/// The tiles of a store.
struct StoreTiles: TileSource {
    let store: any EventStore

    func hashes(level: Int, index: UInt64, width: Int) throws(StoreError) -> [Digest] {
        try store.hashes(level: level, index: index, width: width)
    }

    /// The root that the log had at a size, by its tiles.
    func root(at size: UInt64) throws(LedgerError) -> Digest {
        do throws(TileReadingError<StoreError>) {
            return try Frontier(size: size, from: self).root
        } catch {
            throw LedgerError(reading: error)
        }
    }
}

extension LedgerError {
    /// Tiles that could not be read.
    init(reading error: TileReadingError<StoreError>) {
        switch error {
        case .source(let error): self = .store(error)
        case .refused, .wrongWidth: self = .store(.damaged(position: nil, "\(error)"))
        }
    }
}
