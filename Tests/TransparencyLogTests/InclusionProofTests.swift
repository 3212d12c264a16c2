import Testing
import TransparencyLog

struct InclusionProofTests {
    private let tree = NaiveTree.counting(to: 64)

    private func isAccepted(_ proof: InclusionProof, leaf: Digest, root: Digest) -> Bool {
        do { try proof.verify(leaf: leaf, root: root) } catch { return false }
        return true
    }

    @Test func `the path of leaf 0 of the 8 RFC 6962 leaves is known`() throws {
        let tree = NaiveTree.certificateTransparency
        let proof = try InclusionProof.make(index: 0, size: 8, from: MemoryTiles(tree))
        let ends = proof.path.map { "\($0.hex.prefix(8))…\($0.hex.suffix(4))" }
        #expect(ends == ["96a296d2…cfc7", "5f083f0a…031e", "6b47aaf2…f6e4"])
        try proof.verify(leaf: tree.leaves[0], root: tree.root(size: 8))
    }

    @Test func `every leaf of every tree up to 64 has the path of the RFC`() throws {
        let tiles = MemoryTiles(tree)
        for size in 1...64 {
            let root = tree.root(size: size)
            for index in 0..<size {
                let proof = try InclusionProof.make(
                    index: UInt64(index), size: UInt64(size), from: tiles)
                #expect(proof.path == tree.inclusionPath(index, in: 0..<size))
                #expect(isAccepted(proof, leaf: tree.leaves[index], root: root))
            }
        }
    }

    @Test func `a damaged path is refused`() {
        for size in 1...33 {
            let root = tree.root(size: size)
            for index in 0..<size {
                let path = tree.inclusionPath(index, in: 0..<size)
                for damagedPath in damaged(path) {
                    let proof = InclusionProof(
                        index: UInt64(index), size: UInt64(size), path: damagedPath)
                    #expect(!isAccepted(proof, leaf: tree.leaves[index], root: root))
                }
            }
        }
    }

    @Test func `another leaf, root, index or size is refused`() {
        for size in 1...33 {
            let root = tree.root(size: size)
            for index in 0..<size {
                let path = tree.inclusionPath(index, in: 0..<size)
                let leaf = tree.leaves[index]
                let right = InclusionProof(index: UInt64(index), size: UInt64(size), path: path)
                #expect(!isAccepted(right, leaf: tree.leaves[(index + 1) % 64], root: root))
                #expect(!isAccepted(right, leaf: leaf, root: tree.root(size: size + 1)))
                for other in 0...size where other != index {
                    let moved = InclusionProof(
                        index: UInt64(other), size: UInt64(size), path: path)
                    #expect(!isAccepted(moved, leaf: leaf, root: root))
                }
                for other in index + 1...40 where other != size {
                    // The size is believed together with its root: a checkpoint signs both.
                    guard path != tree.inclusionPath(index, in: 0..<other) else { continue }
                    let resized = InclusionProof(
                        index: UInt64(index), size: UInt64(other), path: path)
                    #expect(!isAccepted(resized, leaf: leaf, root: tree.root(size: other)))
                }
            }
        }
    }

    @Test(
        arguments: [
            (0, 0, ProofError.emptyTree), (.max, 0, .emptyTree),
            (5, 5, .indexOutsideTree(index: 5, size: 5)),
            (.max, 5, .indexOutsideTree(index: .max, size: 5)),
            (0, .max, .sizeTooLarge(.max)), (.max, .max, .sizeTooLarge(.max)),
            (0, 1 << 63, .sizeTooLarge(1 << 63)),
        ] as [(UInt64, UInt64, ProofError)])
    func `a place that no tree has is refused`(index: UInt64, size: UInt64, error: ProofError) {
        for length in 0...70 {
            let path = Array(repeating: TreeHash.emptyRoot, count: length)
            let proof = InclusionProof(index: index, size: size, path: path)
            #expect(throws: error) { try proof.root(for: TreeHash.emptyRoot) }
            #expect(throws: error) {
                try proof.verify(leaf: TreeHash.emptyRoot, root: TreeHash.emptyRoot)
            }
        }
        #expect(throws: TileReadingError<MemoryTiles.Missing>.refused(error)) {
            try InclusionProof.make(index: index, size: size, from: MemoryTiles())
        }
    }

    @Test func `the largest tree is climbed to its root, and no further`() throws {
        for index in [0, 1 << 62, TreeHash.largestSize - 1] {
            let proof = try InclusionProof.make(
                index: index, size: TreeHash.largestSize, from: MemoryTiles())
            #expect(throws: ProofError.rootMismatch) {
                try proof.verify(leaf: TreeHash.emptyRoot, root: TreeHash.emptyRoot)
            }
            let longer = InclusionProof(
                index: index, size: proof.size, path: proof.path + proof.path)
            #expect(throws: ProofError.self) { try longer.root(for: TreeHash.emptyRoot) }
        }
    }

    @Test func `a path of the wrong length is refused with both lengths`() {
        let proof = InclusionProof(index: 0, size: 8, path: [])
        #expect(throws: ProofError.wrongLength(expected: 3, actual: 0)) {
            try proof.root(for: TreeHash.emptyRoot)
        }
    }

    @Test func `a proof in a log of 10 million leaves reads at most six tiles`() throws {
        for index in [0, 1, 255, 256, 65_535, 65_536, 5_000_000, 9_999_871, 9_999_999] {
            let tiles = MemoryTiles()
            _ = try InclusionProof.make(index: UInt64(index), size: 10_000_000, from: tiles)
            #expect(tiles.reads.count <= 6, "\(tiles.reads)")
        }
    }

    @Test func `up to 300 leaves a frontier changes no proof`() throws {
        let tree = NaiveTree.counting(to: 300)
        let tiles = MemoryTiles(tree)
        var frontier = Frontier()
        for size in 1...300 as ClosedRange<UInt64> {
            let older = frontier
            frontier.append(leaf: tree.leaves[Int(size) - 1])
            // Every leaf of small trees, and of larger ones every seventeenth, each time others.
            for index in 0..<size where size <= 64 || index % 17 == size % 17 {
                let proof = try InclusionProof.make(
                    index: index, size: size, frontier: frontier, from: tiles)
                let plain = try InclusionProof.make(index: index, size: size, from: tiles)
                #expect(proof == plain)
            }
            for other in [older, nil] {
                let proof = try InclusionProof.make(
                    index: size / 3, size: size, frontier: other, from: tiles)
                try proof.verify(leaf: tree.leaves[Int(size / 3)], root: frontier.root)
            }
            #expect(
                throws: TileReadingError<MemoryTiles.Missing>.refused(
                    .indexOutsideTree(index: size, size: size))
            ) {
                try InclusionProof.make(index: size, size: size, frontier: frontier, from: tiles)
            }
        }
        #expect(throws: TileReadingError<MemoryTiles.Missing>.refused(.emptyTree)) {
            try InclusionProof.make(index: 0, size: 0, frontier: Frontier(), from: tiles)
        }
    }

    @Test func `with a frontier a proof reads a tile of each level and no ragged one`() throws {
        let size: UInt64 = 100_000
        let tree = NaiveTree.counting(to: Int(size))
        var frontier = Frontier()
        for leaf in tree.leaves { frontier.append(leaf: leaf) }
        let tiles = MemoryTiles(tree)
        for index in stride(from: 0, to: size & ~255, by: 997) {
            let before = tiles.reads.count
            let proof = try InclusionProof.make(
                index: index, size: size, frontier: frontier, from: tiles)
            #expect(isAccepted(proof, leaf: tree.leaves[Int(index)], root: frontier.root))
            let reads = tiles.reads[before...]
            #expect(reads.count <= 3, "\(reads)")
            #expect(!reads.contains { $0.hasPrefix("0/390/") }, "\(reads)")
        }
    }

    @Test func `with a frontier a proof in a log of 10 million leaves reads three tiles`() throws {
        let size: UInt64 = 10_000_000
        let peaks = (0..<size.nonzeroBitCount).flatMap { _ in TreeHash.emptyRoot.bytes }
        let frontier = try Frontier(
            bytes: withUnsafeBytes(of: size.bigEndian) { Array($0) } + peaks)
        for index in [0, 1, 255, 65_536, 5_000_000, 8_388_608, 9_999_871] as [UInt64] {
            let tiles = MemoryTiles()
            _ = try InclusionProof.make(index: index, size: size, frontier: frontier, from: tiles)
            #expect(tiles.reads.count <= 3, "\(tiles.reads)")
        }
    }

    @Test(arguments: [256, 257, 65_536, 66_000]) func `proofs across levels of tiles hold`(
        size: Int
    ) throws {
        let tree = NaiveTree.counting(to: size)
        let tiles = MemoryTiles(tree)
        let root = tree.root(size: size)
        for index in Set([0, 1, 255, 256, 300, size / 2, size - 1]) where index < size {
            let proof = try InclusionProof.make(
                index: UInt64(index), size: UInt64(size), from: tiles)
            #expect(isAccepted(proof, leaf: tree.leaves[index], root: root))
        }
    }
}
