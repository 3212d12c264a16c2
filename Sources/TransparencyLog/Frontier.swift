/// What a growing tree must remember: the roots of its perfect subtrees.
///
/// A tree of `size` leaves has one for each binary one in `size`.
public struct Frontier: Hashable, Sendable {
    /// The number of leaves.
    public private(set) var size: UInt64
    /// The roots of the perfect subtrees, largest first.
    public private(set) var peaks: [Digest]

    /// The frontier of a tree without leaves.
    public init() {
        size = 0
        peaks = []
    }

    /// Takes peaks that the caller has made from a tree of `size` leaves.
    init(size: UInt64, peaks: [Digest]) {
        self.size = size
        self.peaks = peaks
    }

    /// The root of the tree.
    ///
    /// Costs one node hash less than there are peaks.
    public var root: Digest { TreeHash.join(peaks) }

    /// The peak that a leaf of the tree lies under: which one, from the largest, and how many
    /// steps it is above the leaf.
    func peak(above index: UInt64) -> (number: Int, height: Int) {
        let height = UInt64.bitWidth - 1 - (index ^ size).leadingZeroBitCount
        return ((size >> height).nonzeroBitCount - 1, height)
    }

    /// Adds a leaf on the right.
    ///
    /// Costs one node hash for each leaf, averaged over many.
    public mutating func append(leaf: Digest) {
        var hash = leaf
        for _ in 0..<(~size).trailingZeroBitCount { hash = merge(hash) }
        push(hash)
    }

    /// Takes the smallest peak away and joins it with the perfect subtree to its right.
    mutating func merge(_ right: Digest) -> Digest {
        guard let left = peaks.popLast() else { return right }
        return TreeHash.node(left, right)
    }

    /// Ends the addition of a leaf with the subtree that it has grown into.
    mutating func push(_ peak: Digest) {
        peaks.append(peak)
        size += 1
    }
}

extension Frontier {
    /// The size, eight bytes with the highest first, then the peaks, largest first.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: size.bigEndian) { Array($0) } + peaks.concatenated
    }

    /// Reads what ``bytes`` writes.
    ///
    /// - Throws: ``FrontierError/wrongLength(expected:actual:)`` when there are not the bytes
    ///   that the size asks for, ``FrontierError/sizeTooLarge(_:)`` when the size is above
    ///   ``TreeHash/largestSize``.
    public init(bytes: [UInt8]) throws(FrontierError) {
        guard bytes.count >= 8 else { throw .wrongLength(expected: 8, actual: bytes.count) }
        let size = bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard size <= TreeHash.largestSize else { throw .sizeTooLarge(size) }
        let expected = 8 + size.nonzeroBitCount * Digest.byteCount
        guard bytes.count == expected, let peaks = [Digest](concatenated: Array(bytes[8...]))
        else { throw .wrongLength(expected: expected, actual: bytes.count) }
        self.init(size: size, peaks: peaks)
    }

    /// Reads from tiles the frontier that a log had when it was `size` leaves long.
    ///
    /// - Throws: ``TileReadingError/refused(_:)`` with ``ProofError/sizeTooLarge(_:)``,
    ///   ``TileReadingError/source(_:)`` when the source fails, and
    ///   ``TileReadingError/wrongWidth(_:actual:)`` when it returns another number of digests.
    public init<Source: TileSource>(
        size: UInt64, from source: Source
    ) throws(TileReadingError<Source.Failure>) {
        guard size <= TreeHash.largestSize else { throw .refused(.sizeTooLarge(size)) }
        var reader = TileReader(source: source, size: size)
        self.init(size: size, peaks: try reader.peaks(of: 0..<size))
    }
}

/// Why bytes are not a frontier.
public enum FrontierError: Error, Hashable, Sendable {
    /// The number of bytes does not fit the size that they begin with.
    case wrongLength(expected: Int, actual: Int)
    /// No tree is that large.
    case sizeTooLarge(UInt64)
}

extension FrontierError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .wrongLength(let expected, let actual):
            "a frontier of \(expected) bytes was expected, not \(actual)"
        case .sizeTooLarge(let size):
            "a tree of \(size) leaves is larger than any log"
        }
    }
}
