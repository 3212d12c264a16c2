/// Why something is not a tile, or not the tiles of a tree.
public enum TileError: Error, Hashable, Sendable {
    /// A tile has a level of 0 to 63.
    case levelOutsideTree(Int)
    /// A tile holds 1 to 256 digests.
    case widthOutsideTile(Int)
    /// The text is not the path of a tile.
    case unreadablePath(String)
    /// No tree is that large.
    case sizeTooLarge(UInt64)
    /// A tree does not shrink.
    case sizesOutOfOrder(old: UInt64, new: UInt64)
    /// A tree of that size has another number of levels of tiles.
    case wrongLevelCount(expected: Int, actual: Int)
    /// The partial tile at that level of such a tree holds another number of digests.
    case wrongEdgeWidth(level: Int, expected: Int, actual: Int)
}

extension TileError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .levelOutsideTree(let level):
            "a tile has a level of 0 to 63, not \(level)"
        case .widthOutsideTile(let width):
            "a tile holds 1 to 256 digests, not \(width)"
        case .unreadablePath(let path):
            "\"\(path)\" is not the path of a tile"
        case .sizeTooLarge(let size):
            "a tree of \(size) leaves is larger than any log"
        case .sizesOutOfOrder(let old, let new):
            "a tree of \(old) leaves does not shrink to \(new)"
        case .wrongLevelCount(let expected, let actual):
            "the tree has \(expected) levels of tiles, not \(actual)"
        case .wrongEdgeWidth(let level, let expected, let actual):
            "the edge at level \(level) holds \(expected) digests, not \(actual)"
        }
    }
}
