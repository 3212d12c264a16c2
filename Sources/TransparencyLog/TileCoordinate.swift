/// The place of a tile in the tree, and how much of it is filled.
///
/// Source: C2SP tlog-tiles 0.1.0, "Merkle Tree".
public struct TileCoordinate: Hashable, Sendable {
    /// The number of digests in a full tile, 256.
    public static let fullWidth = 256

    /// How far above the leaves, counted in tiles: 0 to 63.
    public let level: Int
    /// The zero-based place within the level.
    public let index: UInt64
    /// The number of digests in the tile: 1 to 256.
    public let width: Int

    /// Names a tile, a full one unless a width is given.
    ///
    /// - Throws: ``TileError/levelOutsideTree(_:)`` unless the level is 0 to 63,
    ///   ``TileError/widthOutsideTile(_:)`` unless the width is 1 to 256.
    public init(
        level: Int, index: UInt64, width: Int = TileCoordinate.fullWidth
    ) throws(TileError) {
        guard 0...63 ~= level else { throw .levelOutsideTree(level) }
        guard 1...TileCoordinate.fullWidth ~= width else { throw .widthOutsideTile(width) }
        self.init(checkedLevel: level, index: index, width: width)
    }

    init(checkedLevel level: Int, index: UInt64, width: Int) {
        self.level = level
        self.index = index
        self.width = width
    }

    /// Whether the tile can never change again.
    public var isFull: Bool { width == TileCoordinate.fullWidth }
}

extension TileCoordinate: CustomStringConvertible {
    /// The path of the tile.
    public var description: String { path }

    /// Where a log publishes the tile, such as `tile/1/x001/x234/067.p/112`.
    public var path: String {
        let full = "tile/\(level)/\(TileCoordinate.path(ofIndex: index))"
        return isFull ? full : "\(full).p/\(width)"
    }

    /// Reads what ``path`` writes, and nothing else.
    ///
    /// - Throws: ``TileError/unreadablePath(_:)`` for any text that is not the path of a tile.
    public init(parsing path: String) throws(TileError) {
        var parts = path.utf8.split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)[...]
        guard let folder = parts.popFirst(), folder.elementsEqual("tile".utf8),
            let levelText = parts.popFirst(),
            let level = TileCoordinate.decimal(levelText, in: 0...63)
        else { throw .unreadablePath(path) }
        var width = TileCoordinate.fullWidth
        if parts.count > 1, let index = parts.dropLast().last,
            index.suffix(2).elementsEqual(".p".utf8), let widthText = parts.popLast()
        {
            guard let partial = TileCoordinate.decimal(widthText, in: 1...255) else {
                throw .unreadablePath(path)
            }
            width = partial
            parts[parts.endIndex - 1] = index.dropLast(2)
        }
        guard let index = TileCoordinate.index(parts) else { throw .unreadablePath(path) }
        self.init(checkedLevel: level, index: index, width: width)
    }

    /// The index in groups of three digits, all but the last with an `x` before them.
    static func path(ofIndex index: UInt64) -> String {
        var path = threeDigits(index % 1000)
        var rest = index / 1000
        while rest > 0 {
            path = "x\(threeDigits(rest % 1000))/\(path)"
            rest /= 1000
        }
        return path
    }

    private static func threeDigits(_ number: UInt64) -> String {
        String(String(1000 + number).dropFirst())
    }

    private static func index(_ groups: ArraySlice<Substring.UTF8View>) -> UInt64? {
        var index: UInt64 = 0
        for (place, group) in groups.enumerated() {
            let isLast = place == groups.count - 1
            guard isLast || group.first == UInt8(ascii: "x") else { return nil }
            let digits = isLast ? group : group.dropFirst()
            guard digits.count == 3, let value = digitsValue(digits) else { return nil }
            // A leading group of zeros would be a second path to the same tile.
            guard isLast || place > 0 || value > 0 else { return nil }
            let (shifted, overflow) = index.multipliedReportingOverflow(by: 1000)
            let (sum, carry) = shifted.addingReportingOverflow(value)
            guard !overflow, !carry else { return nil }
            index = sum
        }
        return groups.isEmpty ? nil : index
    }

    private static func decimal(
        _ text: Substring.UTF8View, in range: ClosedRange<Int>
    ) -> Int? {
        guard 1...3 ~= text.count, text.count == 1 || text.first != UInt8(ascii: "0"),
            let value = digitsValue(text), range.contains(Int(value))
        else { return nil }
        return Int(value)
    }

    /// The value of at most three digits.
    private static func digitsValue(_ text: Substring.UTF8View) -> UInt64? {
        var value: UInt64 = 0
        for character in text {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= character else { return nil }
            value = value * 10 + UInt64(character - UInt8(ascii: "0"))
        }
        return value
    }
}
