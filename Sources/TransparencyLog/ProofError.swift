/// Why a proof is refused, or cannot be made.
public enum ProofError: Error, Hashable, Sendable {
    /// A tree without leaves includes nothing.
    case emptyTree
    /// The tree has no leaf at that index.
    case indexOutsideTree(index: UInt64, size: UInt64)
    /// No tree is that large.
    case sizeTooLarge(UInt64)
    /// The old tree would be larger than the new one.
    case sizesOutOfOrder(old: UInt64, new: UInt64)
    /// A proof for that place and size has another number of digests.
    case wrongLength(expected: Int, actual: Int)
    /// The leaf and the path do not lead to the root.
    case rootMismatch
    /// The path does not lead to the root of the old tree.
    case oldRootMismatch
    /// The path does not lead to the root of the new tree.
    case newRootMismatch
}

extension ProofError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .emptyTree:
            "a tree without leaves includes nothing"
        case .indexOutsideTree(let index, let size):
            "a tree of \(size) leaves has no leaf \(index)"
        case .sizeTooLarge(let size):
            "a tree of \(size) leaves is larger than any log"
        case .sizesOutOfOrder(let old, let new):
            "a tree of \(new) leaves cannot extend one of \(old)"
        case .wrongLength(let expected, let actual):
            "the proof should hold \(expected) digests, not \(actual)"
        case .rootMismatch:
            "the proof does not lead from the leaf to the root"
        case .oldRootMismatch:
            "the proof does not lead to the root of the old tree"
        case .newRootMismatch:
            "the proof does not lead to the root of the new tree"
        }
    }
}
