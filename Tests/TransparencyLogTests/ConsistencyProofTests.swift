import Testing
import TransparencyLog

struct ConsistencyProofTests {
    private let tree = NaiveTree.counting(to: 66)

    private func isAccepted(_ proof: ConsistencyProof, _ oldRoot: Digest, _ newRoot: Digest)
        -> Bool
    {
        do { try proof.verify(oldRoot: oldRoot, newRoot: newRoot) } catch { return false }
        return true
    }

    @Test func `the proofs between sizes of the RFC 6962 leaves are known`() throws {
        let tree = NaiveTree.certificateTransparency
        let tiles = MemoryTiles(tree)
        let proof = try ConsistencyProof.make(from: 6, to: 8, source: tiles)
        let ends = proof.path.map { "\($0.hex.prefix(8))…\($0.hex.suffix(4))" }
        #expect(ends == ["0ebc5d34…ef6a", "ca854ea1…0ae0", "d37ee418…14b7"])
        try proof.verify(oldRoot: tree.root(size: 6), newRoot: tree.root(size: 8))
        #expect(try ConsistencyProof.make(from: 4, to: 8, source: tiles).path.count == 1)
    }

    @Test func `every pair of sizes up to 64 has the path of the RFC`() throws {
        let tiles = MemoryTiles(tree)
        let roots = (0...64).map { tree.root(size: $0) }
        for new in 0...64 {
            for old in 0...new {
                let proof = try ConsistencyProof.make(
                    from: UInt64(old), to: UInt64(new), source: tiles)
                #expect(proof.path == tree.consistencyPath(from: old, to: new))
                #expect(isAccepted(proof, roots[old], roots[new]))
            }
        }
    }

    @Test func `a damaged path is refused`() {
        let roots = (0...33).map { tree.root(size: $0) }
        for new in 0...33 {
            for old in 0...new {
                let path = tree.consistencyPath(from: old, to: new)
                for damagedPath in damaged(path) {
                    let proof = ConsistencyProof(
                        oldSize: UInt64(old), newSize: UInt64(new), path: damagedPath)
                    #expect(!isAccepted(proof, roots[old], roots[new]), "\(old) to \(new)")
                }
            }
        }
    }

    @Test func `another root or size is refused`() throws {
        let roots = (0...34).map { tree.root(size: $0) }
        for new in 1...33 {
            for old in 0...new {
                let path = tree.consistencyPath(from: old, to: new)
                let right = ConsistencyProof(
                    oldSize: UInt64(old), newSize: UInt64(new), path: path)
                #expect(!isAccepted(right, roots[old + 1], roots[new]))
                #expect(old == 0 || !isAccepted(right, roots[old], roots[new + 1]))
                let flipped = try #require(roots[new].flippingBit(77))
                #expect(old == 0 || !isAccepted(right, roots[old], flipped))
                for other in 1...new where other != old {
                    guard path != tree.consistencyPath(from: other, to: new) else { continue }
                    let moved = ConsistencyProof(
                        oldSize: UInt64(other), newSize: UInt64(new), path: path)
                    #expect(!isAccepted(moved, roots[other], roots[new]))
                }
            }
        }
    }

    @Test func `a history that was rewritten is refused`() {
        var leaves = tree.leaves
        leaves[3] = leaves[4]
        let rewritten = NaiveTree(leaves: leaves)
        for old in 4...20 {
            let proof = ConsistencyProof(
                oldSize: UInt64(old), newSize: 30,
                path: rewritten.consistencyPath(from: old, to: 30))
            #expect(!isAccepted(proof, tree.root(size: old), rewritten.root(size: 30)))
        }
    }

    @Test func `the empty tree is extended by every tree, without a path`() {
        let proof = ConsistencyProof(oldSize: 0, newSize: 5, path: [])
        #expect(isAccepted(proof, TreeHash.emptyRoot, tree.root(size: 5)))
        #expect(!isAccepted(proof, tree.root(size: 1), tree.root(size: 5)))
        let longer = ConsistencyProof(oldSize: 0, newSize: 5, path: [tree.leaves[0]])
        #expect(!isAccepted(longer, TreeHash.emptyRoot, tree.root(size: 5)))
        let still = ConsistencyProof(oldSize: 0, newSize: 0, path: [])
        #expect(isAccepted(still, TreeHash.emptyRoot, TreeHash.emptyRoot))
        #expect(!isAccepted(still, TreeHash.emptyRoot, tree.root(size: 1)))
    }

    @Test(
        arguments: [
            (5, 4, ProofError.sizesOutOfOrder(old: 5, new: 4)),
            (.max, 4, .sizesOutOfOrder(old: .max, new: 4)),
            (1, 0, .sizesOutOfOrder(old: 1, new: 0)),
            (0, .max, .sizeTooLarge(.max)), (.max, .max, .sizeTooLarge(.max)),
            (1 << 63, .max, .sizeTooLarge(.max)), (1, 1 << 63, .sizeTooLarge(1 << 63)),
        ] as [(UInt64, UInt64, ProofError)])
    func `sizes that no log has are refused`(old: UInt64, new: UInt64, error: ProofError) {
        for length in 0...70 {
            let path = Array(repeating: TreeHash.emptyRoot, count: length)
            let proof = ConsistencyProof(oldSize: old, newSize: new, path: path)
            #expect(throws: error) {
                try proof.verify(oldRoot: TreeHash.emptyRoot, newRoot: TreeHash.emptyRoot)
            }
        }
        #expect(throws: TileReadingError<MemoryTiles.Missing>.refused(error)) {
            try ConsistencyProof.make(from: old, to: new, source: MemoryTiles())
        }
    }

    @Test func `the largest trees are compared without a trap`() {
        let largest = TreeHash.largestSize
        for old in [1, 2, 3, 1 << 62, (1 << 62) + 1, largest - 1] as [UInt64] {
            for length in 0...70 {
                let path = Array(repeating: TreeHash.emptyRoot, count: length)
                let proof = ConsistencyProof(oldSize: old, newSize: largest, path: path)
                #expect(!isAccepted(proof, TreeHash.emptyRoot, TreeHash.emptyRoot))
            }
        }
    }

    @Test func `a proof in a log of 10 million leaves reads at most six tiles`() throws {
        for old in [1, 255, 256, 257, 65_537, 1 << 23, 5_000_001, 9_999_871, 9_999_999] {
            let tiles = MemoryTiles()
            _ = try ConsistencyProof.make(from: UInt64(old), to: 10_000_000, source: tiles)
            #expect(tiles.reads.count <= 6, "\(tiles.reads)")
        }
    }

    @Test func `proofs across levels of tiles hold`() throws {
        let tree = NaiveTree.counting(to: 66_000)
        let tiles = MemoryTiles(tree)
        let root = tree.root(size: 66_000)
        for old in [1, 255, 256, 257, 512, 40_000, 65_536, 65_537, 65_999, 66_000] {
            let proof = try ConsistencyProof.make(from: UInt64(old), to: 66_000, source: tiles)
            #expect(isAccepted(proof, tree.root(size: old), root))
        }
    }
}
