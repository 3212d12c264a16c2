public import TransparencyLog

/// The tiles of a tree whose leaves are known.
public struct LeafTiles: TileSource {
    private let levels: [[Digest]]

    /// - Parameter leaves: The leaf hashes.
    public init(_ leaves: [Digest]) {
        var levels = [leaves]
        while let level = levels.last, level.count >= 256 {
            levels.append(
                stride(from: 0, to: level.count / 256 * 256, by: 256).map { first in
                    TreeHash.root(of: level[first..<(first + 256)])
                })
        }
        self.levels = levels
    }

    /// The first `width` digests of a tile.
    public func hashes(level: Int, index: UInt64, width: Int) throws(TestFailure) -> [Digest] {
        guard levels.indices.contains(level) else { throw TestFailure("no level \(level)") }
        let first = Int(index) * 256
        guard levels[level].count >= first + width else {
            throw TestFailure("no tile \(index) of width \(width) at level \(level)")
        }
        return Array(levels[level][first..<(first + width)])
    }
}
