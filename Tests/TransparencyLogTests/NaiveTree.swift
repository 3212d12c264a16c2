import TransparencyLog

/// The tree as the RFC writes it down: recursive, slow, and shared with nothing that it tests.
///
/// Source: RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1.
struct NaiveTree {
    let leaves: [Digest]

    func root(_ range: Range<Int>) -> Digest {
        switch range.count {
        case 0: return TreeHash.emptyRoot
        case 1: return leaves[range.lowerBound]
        default:
            let middle = range.lowerBound + Self.largestPowerOfTwo(below: range.count)
            return TreeHash.node(
                root(range.lowerBound..<middle), root(middle..<range.upperBound))
        }
    }

    func root(size: Int) -> Digest { root(0..<size) }

    func inclusionPath(_ index: Int, in range: Range<Int>) -> [Digest] {
        guard range.count > 1 else { return [] }
        let power = Self.largestPowerOfTwo(below: range.count)
        let middle = range.lowerBound + power
        if index < power {
            return inclusionPath(index, in: range.lowerBound..<middle)
                + [root(middle..<range.upperBound)]
        }
        return inclusionPath(index - power, in: middle..<range.upperBound)
            + [root(range.lowerBound..<middle)]
    }

    func consistencyPath(from old: Int, to new: Int) -> [Digest] {
        old == 0 ? [] : subproof(old, in: 0..<new, isWhole: true)
    }

    private func subproof(_ old: Int, in range: Range<Int>, isWhole: Bool) -> [Digest] {
        if old == range.count { return isWhole ? [] : [root(range)] }
        let power = Self.largestPowerOfTwo(below: range.count)
        let middle = range.lowerBound + power
        if old <= power {
            return subproof(old, in: range.lowerBound..<middle, isWhole: isWhole)
                + [root(middle..<range.upperBound)]
        }
        return subproof(old - power, in: middle..<range.upperBound, isWhole: false)
            + [root(range.lowerBound..<middle)]
    }

    private static func largestPowerOfTwo(below count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}

extension NaiveTree {
    /// A tree whose entries are the numbers from 0 up.
    static func counting(to size: Int) -> NaiveTree {
        NaiveTree(leaves: (0..<size).map { TreeHash.leaf(Array("\($0)".utf8)) })
    }

    /// The eight leaves that every RFC 6962 library is tested with.
    static let certificateTransparency = NaiveTree(
        leaves: [
            [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], Array(0x40...0x43),
            Array(0x50...0x57), Array(0x60...0x6f),
        ].map { TreeHash.leaf($0) })
}

/// Tiles in memory that count how often they are read.
final class MemoryTiles: TileSource {
    struct Missing: Error, Equatable {}

    private let levels: [[Digest]]
    private let isMadeUp: Bool
    private(set) var reads: [String] = []

    /// The tiles of a naive tree.
    init(_ tree: NaiveTree) {
        var levels = [tree.leaves]
        while let last = levels.last, last.count >= 256 {
            levels.append(
                (0..<last.count / 256).map { place in
                    NaiveTree(leaves: Array(last[256 * place..<256 * place + 256])).root(size: 256)
                })
        }
        self.levels = levels
        isMadeUp = false
    }

    /// Tiles of any size with digests that mean nothing.
    init() {
        levels = []
        isMadeUp = true
    }

    func hashes(level: Int, index: UInt64, width: Int) throws(Missing) -> [Digest] {
        reads.append("\(level)/\(index)/\(width)")
        if isMadeUp { return Array(repeating: TreeHash.emptyRoot, count: width) }
        guard levels.indices.contains(level), index < 1 << 32 else { throw Missing() }
        let start = Int(index) * 256
        guard start + width <= levels[level].count else { throw Missing() }
        return Array(levels[level][start..<start + width])
    }
}

extension Digest {
    /// The digest with one bit turned over.
    func flippingBit(_ bit: Int) -> Digest? {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << (bit % 8)
        return Digest(bytes: bytes)
    }
}

/// Paths that differ from a right one in one way each.
func damaged(_ path: [Digest]) -> [[Digest]] {
    var paths: [[Digest]] = [path + [TreeHash.emptyRoot], [TreeHash.emptyRoot] + path]
    for place in path.indices {
        for bit in [0, 100, 255] {
            var flipped = path
            flipped[place] = path[place].flippingBit(bit) ?? TreeHash.emptyRoot
            paths.append(flipped)
        }
        var dropped = path
        dropped.remove(at: place)
        paths.append(dropped)
        paths.append(Array(path[...place] + path[place...]))
        if place > 0 {
            var swapped = path
            swapped.swapAt(place, place - 1)
            paths.append(swapped)
        }
    }
    return paths
}
