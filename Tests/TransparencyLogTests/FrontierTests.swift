import Testing
import TransparencyLog

struct FrontierTests {
    @Test func `up to 300 leaves a frontier has the root of the tree and comes back`() throws {
        let tree = NaiveTree.counting(to: 301)
        var frontier = Frontier()
        for size in 0...300 {
            #expect(frontier.size == UInt64(size))
            #expect(frontier.root == tree.root(size: size))
            #expect(frontier.peaks.count == size.nonzeroBitCount)
            var restored = try Frontier(bytes: frontier.bytes)
            #expect(restored == frontier)
            frontier.append(leaf: tree.leaves[size])
            restored.append(leaf: tree.leaves[size])
            #expect(restored == frontier)
        }
    }

    @Test func `the bytes are the size and the peaks, largest first`() {
        let tree = NaiveTree.counting(to: 6)
        var frontier = Frontier()
        for leaf in tree.leaves { frontier.append(leaf: leaf) }
        #expect(
            frontier.bytes
                == [0, 0, 0, 0, 0, 0, 0, 6] + tree.root(0..<4).bytes + tree.root(4..<6).bytes)
        #expect(Frontier().bytes == [0, 0, 0, 0, 0, 0, 0, 0])
    }

    @Test func `bytes that do not fit their size are refused`() throws {
        var frontier = Frontier()
        for leaf in NaiveTree.counting(to: 5).leaves { frontier.append(leaf: leaf) }
        let bytes = frontier.bytes
        for length in 0..<bytes.count {
            #expect(
                throws: FrontierError.wrongLength(
                    expected: length < 8 ? 8 : bytes.count, actual: length)
            ) { try Frontier(bytes: Array(bytes.prefix(length))) }
        }
        #expect(throws: FrontierError.wrongLength(expected: 72, actual: 73)) {
            try Frontier(bytes: bytes + [0])
        }
    }

    @Test func `a size beyond any log is refused, and the largest can still grow`() throws {
        let peaks = [UInt8](repeating: 9, count: 64 * 32)
        #expect(throws: FrontierError.sizeTooLarge(.max)) {
            try Frontier(bytes: [UInt8](repeating: 255, count: 8) + peaks)
        }
        #expect(throws: FrontierError.sizeTooLarge(1 << 63)) {
            try Frontier(bytes: [128, 0, 0, 0, 0, 0, 0, 0] + peaks.prefix(32))
        }
        var largest = try Frontier(
            bytes: [127] + [UInt8](repeating: 255, count: 7) + peaks.prefix(63 * 32))
        largest.append(leaf: TreeHash.emptyRoot)
        #expect(largest.peaks.count == 1)
    }

    @Test func `the frontier of an earlier size is read from tiles`() throws {
        let tree = NaiveTree.counting(to: 600)
        let tiles = MemoryTiles(tree)
        for size in [0, 1, 2, 255, 256, 257, 511, 512, 513, 600] {
            let frontier = try Frontier(size: UInt64(size), from: tiles)
            #expect(frontier.root == tree.root(size: size))
        }
        #expect(throws: TileReadingError<MemoryTiles.Missing>.source(.init())) {
            try Frontier(size: 601, from: tiles)
        }
        #expect(throws: TileReadingError<MemoryTiles.Missing>.refused(.sizeTooLarge(.max))) {
            try Frontier(size: .max, from: tiles)
        }
    }

    @Test func `a failure says what is wrong`() {
        #expect(
            "\(FrontierError.wrongLength(expected: 72, actual: 73))"
                == "a frontier of 72 bytes was expected, not 73")
    }
}
