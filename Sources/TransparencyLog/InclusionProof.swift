/// Digests that tie one leaf to the root of a tree.
///
/// Any values can be held: ``verify(leaf:root:)`` says whether they prove anything.
///
/// Source: RFC 9162, section 2.1.3.
public struct InclusionProof: Hashable, Sendable {
    /// The zero-based place of the leaf.
    public let index: UInt64
    /// The number of leaves in the tree.
    public let size: UInt64
    /// The siblings on the way from the leaf to the root, that of the leaf first.
    public let path: [Digest]

    /// Holds a proof as it was received.
    public init(index: UInt64, size: UInt64, path: [Digest]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Makes the proof from tiles: at most two of each level, each read once.
    ///
    /// - Throws: ``TileReadingError/refused(_:)`` with ``ProofError/emptyTree``,
    ///   ``ProofError/indexOutsideTree(index:size:)`` or ``ProofError/sizeTooLarge(_:)``;
    ///   ``TileReadingError/source(_:)`` when the source fails, and
    ///   ``TileReadingError/wrongWidth(_:actual:)`` when it returns another number of digests.
    ///
    /// Source: RFC 9162, section 2.1.3.1.
    public static func make<Source: TileSource>(
        index: UInt64, size: UInt64, from source: Source
    ) throws(TileReadingError<Source.Failure>) -> InclusionProof {
        do { try check(index: index, size: size) } catch { throw .refused(error) }
        var siblings: [Range<UInt64>] = []
        var tree = 0..<size
        while tree.upperBound - tree.lowerBound > 1 {
            let (left, right) = tree.childSubtrees
            let goesLeft = left.contains(index)
            siblings.append(goesLeft ? right : left)
            tree = goesLeft ? left : right
        }
        var reader = TileReader(source: source, size: size)
        var path: [Digest] = []
        for sibling in siblings.reversed() { path.append(try reader.root(of: sibling)) }
        return InclusionProof(index: index, size: size, path: path)
    }

    /// Makes the proof from tiles and the tree's frontier, which holds all that lies beside the
    /// peak above the leaf: at most one tile of each level is read, none beyond that peak.
    ///
    /// - Parameter frontier: That of the tree of this size; nil or another one is not used, and
    ///   the tiles say all.
    /// - Throws: ``TileReadingError/refused(_:)`` with ``ProofError/emptyTree``,
    ///   ``ProofError/indexOutsideTree(index:size:)`` or ``ProofError/sizeTooLarge(_:)``;
    ///   ``TileReadingError/source(_:)`` when the source fails, and
    ///   ``TileReadingError/wrongWidth(_:actual:)`` when it returns another number of digests.
    ///
    /// Source: RFC 9162, section 2.1.3.1.
    public static func make<Source: TileSource>(
        index: UInt64, size: UInt64, frontier: Frontier?, from source: Source
    ) throws(TileReadingError<Source.Failure>) -> InclusionProof {
        guard let frontier, frontier.size == size else {
            return try make(index: index, size: size, from: source)
        }
        do { try check(index: index, size: size) } catch { throw .refused(error) }
        let place = frontier.peak(above: index)
        var reader = TileReader(source: source, size: size)
        var path: [Digest] = []
        for height in 0..<place.height {
            let sibling = index >> height ^ 1
            path.append(try reader.root(of: sibling << height..<(sibling + 1) << height))
        }
        let right = Array(frontier.peaks[(place.number + 1)...])
        if !right.isEmpty { path.append(TreeHash.join(right)) }
        path += frontier.peaks[..<place.number].reversed()
        return InclusionProof(index: index, size: size, path: path)
    }

    /// The root of the tree in which `leaf` stands at ``index``, if the path is right.
    ///
    /// - Throws: ``ProofError/emptyTree``, ``ProofError/indexOutsideTree(index:size:)``,
    ///   ``ProofError/sizeTooLarge(_:)``, or ``ProofError/wrongLength(expected:actual:)`` when
    ///   the path has another length than the place asks for.
    ///
    /// Source: RFC 9162, section 2.1.3.2.
    public func root(for leaf: Digest) throws(ProofError) -> Digest {
        try InclusionProof.check(index: index, size: size)
        let climb = PathShape(index: index, size: size)
        guard path.count == climb.innerCount + climb.borderCount else {
            throw .wrongLength(
                expected: climb.innerCount + climb.borderCount, actual: path.count)
        }
        var hash = leaf
        for (height, sibling) in path.enumerated() {
            let isLeft = height < climb.innerCount && index >> height & 1 == 0
            hash = isLeft ? TreeHash.node(hash, sibling) : TreeHash.node(sibling, hash)
        }
        return hash
    }

    /// Checks that `leaf` stands at ``index`` in the tree of ``size`` leaves with that root.
    ///
    /// - Throws: ``ProofError/rootMismatch`` when the path does not lead to the root, and
    ///   whatever ``root(for:)`` throws: ``ProofError/emptyTree``,
    ///   ``ProofError/indexOutsideTree(index:size:)``, ``ProofError/sizeTooLarge(_:)``,
    ///   ``ProofError/wrongLength(expected:actual:)``.
    public func verify(leaf: Digest, root: Digest) throws(ProofError) {
        guard try self.root(for: leaf) == root else { throw .rootMismatch }
    }

    private static func check(index: UInt64, size: UInt64) throws(ProofError) {
        guard size > 0 else { throw .emptyTree }
        guard size <= TreeHash.largestSize else { throw .sizeTooLarge(size) }
        guard index < size else { throw .indexOutsideTree(index: index, size: size) }
    }
}

/// How many steps lead from a leaf to the root.
struct PathShape {
    /// Steps within the perfect subtrees, with a sibling on either side.
    let innerCount: Int
    /// Steps along the right edge of the tree, with the sibling always on the left.
    let borderCount: Int

    /// The shape for a leaf of a tree, where `index` is less than `size`.
    init(index: UInt64, size: UInt64) {
        innerCount = UInt64.bitWidth - (index ^ (size - 1)).leadingZeroBitCount
        borderCount = (index >> innerCount).nonzeroBitCount
    }
}

extension Range<UInt64> {
    /// The two subtrees of a tree over these leaves, of which there are at least two.
    var childSubtrees: (left: Range<UInt64>, right: Range<UInt64>) {
        let height = UInt64.bitWidth - 1 - (upperBound - lowerBound - 1).leadingZeroBitCount
        let middle = lowerBound + 1 << height
        return (lowerBound..<middle, middle..<upperBound)
    }
}
