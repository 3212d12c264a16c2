/// Digests that show that a tree holds all of an older one, unchanged.
///
/// Any values can be held: ``verify(oldRoot:newRoot:)`` says whether they prove anything. Every
/// tree extends the empty one, so from size 0 the proof is empty, as it is for a witness; RFC 9162
/// leaves that case undefined.
///
/// Source: RFC 9162, section 2.1.4; C2SP tlog-witness 1.0.0 for size 0.
public struct ConsistencyProof: Hashable, Sendable {
    /// The number of leaves in the older tree.
    public let oldSize: UInt64
    /// The number of leaves in the newer tree.
    public let newSize: UInt64
    /// Digests of subtrees, in the order of the RFC; at most one for each level, and one more.
    public let path: [Digest]

    /// Holds a proof as it was received.
    public init(oldSize: UInt64, newSize: UInt64, path: [Digest]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.path = path
    }

    /// Makes the proof from tiles: at most two of each level, each read once.
    ///
    /// - Throws: ``TileReadingError/refused(_:)`` with ``ProofError/sizeTooLarge(_:)`` or
    ///   ``ProofError/sizesOutOfOrder(old:new:)``; ``TileReadingError/source(_:)`` when the
    ///   source fails, and ``TileReadingError/wrongWidth(_:actual:)`` when it returns another
    ///   number of digests.
    ///
    /// Source: RFC 9162, section 2.1.4.1.
    public static func make<Source: TileSource>(
        from oldSize: UInt64, to newSize: UInt64, source: Source
    ) throws(TileReadingError<Source.Failure>) -> ConsistencyProof {
        do { try check(oldSize: oldSize, newSize: newSize) } catch { throw .refused(error) }
        var path: [Digest] = []
        if oldSize > 0 {
            var reader = TileReader(source: source, size: newSize)
            for subtree in subtrees(from: oldSize, to: newSize) {
                path.append(try reader.root(of: subtree))
            }
        }
        return ConsistencyProof(oldSize: oldSize, newSize: newSize, path: path)
    }

    /// Checks that the tree with the new root begins with all leaves of that with the old root.
    ///
    /// From size 0, `oldRoot` must be ``TreeHash/emptyRoot``, and nothing is said of `newRoot`.
    ///
    /// - Throws: ``ProofError/sizeTooLarge(_:)``, ``ProofError/sizesOutOfOrder(old:new:)``,
    ///   ``ProofError/wrongLength(expected:actual:)`` when the path has another length than the
    ///   sizes ask for, ``ProofError/oldRootMismatch`` or ``ProofError/newRootMismatch`` when it
    ///   does not lead to the root.
    ///
    /// Source: RFC 9162, section 2.1.4.2.
    public func verify(oldRoot: Digest, newRoot: Digest) throws(ProofError) {
        try ConsistencyProof.check(oldSize: oldSize, newSize: newSize)
        if oldSize == 0 || oldSize == newSize {
            guard path.isEmpty else { throw .wrongLength(expected: 0, actual: path.count) }
            guard oldSize > 0 || oldRoot == TreeHash.emptyRoot else { throw .oldRootMismatch }
            guard oldSize < newSize || oldRoot == newRoot else { throw .newRootMismatch }
            return
        }
        // Below the largest perfect subtree that ends where the old tree ends, nothing differs.
        let skipped = oldSize.trailingZeroBitCount
        let climb = PathShape(index: oldSize - 1, size: newSize)
        let innerCount = climb.innerCount - skipped
        // An old tree that is such a subtree itself is its own start, and is not in the path.
        let isPerfect = oldSize == 1 << skipped
        let expected = innerCount + climb.borderCount + (isPerfect ? 0 : 1)
        guard path.count == expected, let start = isPerfect ? oldRoot : path.first else {
            throw .wrongLength(expected: expected, actual: path.count)
        }
        let index = (oldSize - 1) >> skipped
        var old = start
        var new = start
        for (height, sibling) in path.dropFirst(isPerfect ? 0 : 1).enumerated() {
            if height < innerCount && index >> height & 1 == 0 {
                // To the right of the old tree: only the new one has it.
                new = TreeHash.node(new, sibling)
            } else {
                old = TreeHash.node(sibling, old)
                new = TreeHash.node(sibling, new)
            }
        }
        guard old == oldRoot else { throw .oldRootMismatch }
        guard new == newRoot else { throw .newRootMismatch }
    }

    /// The subtrees whose roots make up the path, in its order.
    private static func subtrees(from oldSize: UInt64, to newSize: UInt64) -> [Range<UInt64>] {
        var subtrees: [Range<UInt64>] = []
        var tree = 0..<newSize
        while tree.upperBound != oldSize {
            let (left, right) = tree.childSubtrees
            let goesLeft = oldSize <= left.upperBound
            subtrees.append(goesLeft ? right : left)
            tree = goesLeft ? left : right
        }
        // The root of the whole old tree is known to whoever checks the proof.
        if tree.lowerBound > 0 { subtrees.append(tree) }
        return subtrees.reversed()
    }

    private static func check(oldSize: UInt64, newSize: UInt64) throws(ProofError) {
        guard newSize <= TreeHash.largestSize else { throw .sizeTooLarge(newSize) }
        guard oldSize <= newSize else { throw .sizesOutOfOrder(old: oldSize, new: newSize) }
    }
}
