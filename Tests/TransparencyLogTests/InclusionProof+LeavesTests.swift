import Testing

@testable import TransparencyLog

@Suite struct InclusionProofLeavesTests {
    private func leaves(_ count: Int) -> [Digest] {
        (0..<count).map { TreeHash.leaf([UInt8](repeating: UInt8($0 & 255), count: $0 + 1)) }
    }

    @Test func `every leaf of every tree of at most 64 is proved, and no other leaf`() throws {
        for count in 1...64 {
            let leaves = leaves(count)
            let root = TreeHash.root(of: leaves)
            for index in leaves.indices {
                let proof = try InclusionProof.make(index: index, leaves: leaves)
                try proof.verify(leaf: leaves[index], root: root)
                #expect(throws: ProofError.rootMismatch) {
                    try proof.verify(leaf: TreeHash.leaf([]), root: root)
                }
            }
        }
    }

    @Test func `a leaf that is not there is refused`() {
        #expect(throws: ProofError.emptyTree) {
            try InclusionProof.make(index: 0, leaves: [])
        }
        #expect(throws: ProofError.indexOutsideTree(index: 3, size: 3)) {
            try InclusionProof.make(index: 3, leaves: leaves(3))
        }
        #expect(throws: ProofError.indexOutsideTree(index: 0, size: 3)) {
            try InclusionProof.make(index: -1, leaves: leaves(3))
        }
    }
}
