public import CanonicalJSON
public import TransparencyLog

/// The tree over all rows of a projection, in ascending order of their keys' canonical bytes.
///
/// Because the rows are ordered and each key comes once, two neighbours prove that nothing stands
/// between them: what a projection holds can be shown, and what it does not hold, too.
public struct StateTree: Sendable {
    /// The rows, as they stand in the tree.
    public let rows: [StateRow]
    private let keys: [[UInt8]]
    private let digests: [Digest]

    /// Sorts the rows and hashes them.
    ///
    /// - Precondition: No two rows have the same key.
    public init(_ rows: [StateRow]) {
        let sorted = rows.map { (row: $0, key: $0.keyBytes) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        for (left, right) in zip(sorted, sorted.dropFirst()) {
            precondition(left.key != right.key, "two rows of a projection have the same key")
        }
        self.rows = sorted.map(\.row)
        keys = sorted.map(\.key)
        digests = sorted.map { TreeHash.leaf($0.row.leaf) }
    }

    /// The root over the rows.
    public var root: Digest { TreeHash.root(of: digests) }

    /// Where a key stands: the row that has it, or the rows that it would stand between.
    public func place(of key: [JSONValue]) -> StatePlace {
        let wanted = StateRow(key: key, value: .null).keyBytes
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle].lexicographicallyPrecedes(wanted) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        if low < keys.count, keys[low] == wanted { return .row(low) }
        return .absent(
            before: low > 0 ? low - 1 : nil, after: low < keys.count ? low : nil)
    }

    /// What ties a row to the root.
    ///
    /// - Throws: ``ProofError/emptyTree``, ``ProofError/indexOutsideTree(index:size:)``.
    public func proof(ofRow index: Int) throws(ProofError) -> InclusionProof {
        try InclusionProof.make(index: index, leaves: digests)
    }
}

/// Where a key stands among the rows of a projection.
public enum StatePlace: Hashable, Sendable {
    /// A row has it; zero-based.
    case row(Int)
    /// No row has it; the rows that would be its neighbours, nil beyond the first or the last.
    case absent(before: Int?, after: Int?)
}
