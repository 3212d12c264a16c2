extension InclusionProof {
    /// Makes the proof from all leaves of a tree, held in memory; hashes each of them once.
    ///
    /// - Parameter leaves: The digests of the leaves, from left to right.
    /// - Throws: ``ProofError/emptyTree`` when there are none, and
    ///   ``ProofError/indexOutsideTree(index:size:)``.
    ///
    /// Source: RFC 9162, section 2.1.3.1.
    public static func make(
        index: Int, leaves: [Digest]
    ) throws(ProofError) -> InclusionProof {
        guard !leaves.isEmpty else { throw .emptyTree }
        let size = UInt64(leaves.count)
        guard leaves.indices.contains(index) else {
            throw .indexOutsideTree(index: UInt64(clamping: index), size: size)
        }
        var siblings: [Range<UInt64>] = []
        var tree = 0..<size
        while tree.upperBound - tree.lowerBound > 1 {
            let (left, right) = tree.childSubtrees
            let goesLeft = left.contains(UInt64(index))
            siblings.append(goesLeft ? right : left)
            tree = goesLeft ? left : right
        }
        let path = siblings.reversed().map { sibling in
            TreeHash.root(of: leaves[Int(sibling.lowerBound)..<Int(sibling.upperBound)])
        }
        return InclusionProof(index: UInt64(index), size: size, path: path)
    }
}
