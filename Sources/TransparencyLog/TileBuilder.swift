/// Grows a tree leaf by leaf and hands over what a store must keep.
///
/// A full tile is handed over once, when it fills. What has not filled a tile is the *edge*: at
/// each level, the digests of its partial tile. The edge at level `n` changes only once for every
/// 256^n leaves, and the edge at level 0 is the digests of the last leaves.
public struct TileBuilder: Hashable, Sendable {
    /// The peaks of the tree, kept up to date without a hash that the tree does not need anyway.
    public private(set) var frontier: Frontier
    /// The digests that are in no full tile yet, by level from the leaves up; 0 to 255 at each.
    ///
    /// There are as many levels as ``levelCount(size:)`` says.
    public private(set) var edges: [[Digest]]

    /// A tree without leaves.
    public init() {
        frontier = Frontier()
        edges = []
    }

    /// Takes up a tree where a store has left it.
    ///
    /// The digests themselves cannot be checked here: compare ``root`` with a root that is known.
    ///
    /// - Throws: ``TileError/sizeTooLarge(_:)`` above ``TreeHash/largestSize``,
    ///   ``TileError/wrongLevelCount(expected:actual:)`` or
    ///   ``TileError/wrongEdgeWidth(level:expected:actual:)`` when the edges are not those of a
    ///   tree of that size.
    public init(size: UInt64, edges: [[Digest]]) throws(TileError) {
        guard size <= TreeHash.largestSize else { throw .sizeTooLarge(size) }
        let levelCount = TileBuilder.levelCount(size: size)
        guard edges.count == levelCount else {
            throw .wrongLevelCount(expected: levelCount, actual: edges.count)
        }
        var peaks: [Digest] = []
        for (level, edge) in edges.enumerated().reversed() {
            let expected = Int(size >> (8 * level) & 255)
            guard edge.count == expected else {
                throw .wrongEdgeWidth(level: level, expected: expected, actual: edge.count)
            }
            var rest = edge[...]
            for height in (0..<8).reversed() where expected & 1 << height != 0 {
                peaks.append(TreeHash.perfectRoot(of: rest.prefix(1 << height)))
                rest.removeFirst(1 << height)
            }
        }
        frontier = Frontier(size: size, peaks: peaks)
        self.edges = edges
    }

    /// The number of leaves.
    public var size: UInt64 { frontier.size }

    /// The root of the tree.
    public var root: Digest { frontier.root }

    /// Adds a leaf on the right.
    ///
    /// Costs one node hash for each leaf, averaged over many.
    ///
    /// - Returns: The tiles that it has filled, from level 0 up; none for 255 leaves of 256.
    public mutating func append(leaf: Digest) -> [FullTile] {
        var filled: [FullTile] = []
        let position = frontier.size
        var hash = leaf
        for height in 0...(~position).trailingZeroBitCount {
            // The digest merged so far is the root of 2^height leaves; every eighth is in a tile.
            if height > 0 { hash = frontier.merge(hash) }
            if height.isMultiple(of: 8),
                let tile = extendEdge(level: height / 8, with: hash, position: position)
            {
                filled.append(tile)
            }
        }
        frontier.push(hash)
        return filled
    }

    /// Adds leaves on the right.
    ///
    /// - Returns: The tiles that they have filled, in the order in which they filled.
    public mutating func append(leaves: some Sequence<Digest>) -> [FullTile] {
        var filled: [FullTile] = []
        for leaf in leaves { filled += append(leaf: leaf) }
        return filled
    }

    /// The number of levels of tiles in a tree: none without leaves, 1 up to 255, 2 from 256.
    public static func levelCount(size: UInt64) -> Int {
        (UInt64.bitWidth - size.leadingZeroBitCount + 7) / 8
    }

    /// The levels whose edge may differ between two sizes of a growing tree, from 0 up.
    public static func changedLevels(from oldSize: UInt64, to newSize: UInt64) -> Range<Int> {
        0..<levelCount(size: oldSize ^ newSize)
    }

    private mutating func extendEdge(
        level: Int, with hash: Digest, position: UInt64
    ) -> FullTile? {
        if level == edges.count {
            edges.append([])
            edges[level].reserveCapacity(TileCoordinate.fullWidth)
        }
        edges[level].append(hash)
        guard edges[level].count == TileCoordinate.fullWidth else { return nil }
        let tile = FullTile(
            level: level, index: position >> (8 * (level + 1)), hashes: edges[level])
        edges[level] = []
        edges[level].reserveCapacity(TileCoordinate.fullWidth)
        return tile
    }
}

/// A tile that can never change again.
public struct FullTile: Hashable, Sendable {
    /// How far above the leaves, counted in tiles.
    public let level: Int
    /// The zero-based place within the level.
    public let index: UInt64
    /// The 256 digests, from left to right.
    public let hashes: [Digest]

    /// The place of the tile in the tree.
    public var coordinate: TileCoordinate {
        TileCoordinate(checkedLevel: level, index: index, width: TileCoordinate.fullWidth)
    }

    /// The 8,192 bytes that a log publishes.
    public var bytes: [UInt8] { hashes.concatenated }
}
