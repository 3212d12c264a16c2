/// The tiles that a tree has, or those that it gains as it grows.
///
/// They come level by level from the leaves up, and from left to right within a level. The list
/// is made as it is walked, so its length costs no memory.
///
/// Source: C2SP tlog-tiles 0.1.0, "Merkle Tree".
public struct TileList: Sequence, Sendable {
    private let oldSize: UInt64
    private let newSize: UInt64

    /// Lists the full and partial tiles of a tree.
    ///
    /// - Throws: ``TileError/sizeTooLarge(_:)`` above ``TreeHash/largestSize``.
    public init(size: UInt64) throws(TileError) {
        try self.init(from: 0, to: size)
    }

    /// Lists the tiles of the larger tree that the smaller one does not have at the same width.
    ///
    /// - Throws: ``TileError/sizeTooLarge(_:)`` above ``TreeHash/largestSize``,
    ///   ``TileError/sizesOutOfOrder(old:new:)`` when `newSize` is the smaller.
    public init(from oldSize: UInt64, to newSize: UInt64) throws(TileError) {
        guard newSize <= TreeHash.largestSize else { throw .sizeTooLarge(newSize) }
        guard oldSize <= newSize else { throw .sizesOutOfOrder(old: oldSize, new: newSize) }
        self.oldSize = oldSize
        self.newSize = newSize
    }

    /// Starts again from the first tile of level 0.
    public func makeIterator() -> Iterator {
        Iterator(oldSize: oldSize, newSize: newSize)
    }

    /// Walks the list once.
    public struct Iterator: IteratorProtocol, Sendable {
        private let oldSize: UInt64
        private let newSize: UInt64
        private var level = 0
        private var index: UInt64

        init(oldSize: UInt64, newSize: UInt64) {
            self.oldSize = oldSize
            self.newSize = newSize
            index = oldSize >> 8
        }

        /// The next tile, or `nil` after the last.
        public mutating func next() -> TileCoordinate? {
            while newSize >> (8 * level) > 0 {
                let hashCount = newSize >> (8 * level)
                let fullTiles = hashCount >> 8
                let edgeWidth = Int(hashCount & 255)
                // A level without a new digest has no new tile.
                if oldSize >> (8 * level) < hashCount, index <= fullTiles {
                    let isFull = index < fullTiles
                    if isFull || edgeWidth > 0 {
                        defer { index += 1 }
                        return TileCoordinate(
                            checkedLevel: level, index: index,
                            width: isFull ? TileCoordinate.fullWidth : edgeWidth)
                    }
                }
                level += 1
                index = oldSize >> (8 * (level + 1))
            }
            return nil
        }
    }
}
