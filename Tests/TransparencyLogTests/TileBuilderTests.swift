import Testing
import TransparencyLog

struct TileBuilderTests {
    @Test func `tiles, edges and root of 70,000 leaves are those of the definition`() throws {
        let tree = NaiveTree.counting(to: 70_000)
        var builder = TileBuilder()
        var kept: [TileCoordinate: FullTile] = [:]
        for (position, leaf) in tree.leaves.enumerated() {
            for tile in builder.append(leaf: leaf) {
                #expect(kept.updateValue(tile, forKey: tile.coordinate) == nil)
            }
            let size = position + 1
            if size <= 520 || [65_535, 65_536, 65_537, 70_000].contains(size) {
                #expect(builder.root == tree.root(size: size))
                #expect(builder.size == UInt64(size))
            }
        }
        let source = MemoryTiles(tree)
        for tile in try TileList(size: 70_000) {
            let expected = try source.hashes(
                level: tile.level, index: tile.index, width: tile.width)
            if tile.isFull {
                #expect(kept.removeValue(forKey: tile)?.bytes == expected.concatenated)
            } else {
                #expect(builder.edges[tile.level] == expected)
            }
        }
        #expect(kept.isEmpty)
        #expect(builder.edges.map(\.count) == [112, 17, 1])
    }

    @Test func `a builder taken up at any size goes on as if it had never stopped`() throws {
        let tree = NaiveTree.counting(to: 66_100)
        var builder = TileBuilder()
        for (position, leaf) in tree.leaves.enumerated() {
            if position <= 530 || position >= 65_500 {
                var restored = try TileBuilder(size: builder.size, edges: builder.edges)
                #expect(restored == builder)
                let filled = restored.append(leaf: leaf)
                #expect(filled == builder.append(leaf: leaf))
            } else {
                _ = builder.append(leaf: leaf)
            }
        }
    }

    @Test func `a tile at the upper level fills together with the one below`() {
        var builder = TileBuilder()
        let leaves = NaiveTree.counting(to: 256).leaves
        var last: [FullTile] = []
        for _ in 0..<256 { last = builder.append(leaves: leaves) }
        #expect(last.map(\.coordinate.path) == ["tile/0/255", "tile/1/000"])
        #expect(builder.edges.map(\.count) == [0, 0, 1])
        #expect(builder.frontier.peaks == builder.edges[2])
    }

    @Test func `edges of another size are refused`() {
        let leaf = TreeHash.emptyRoot
        #expect(throws: TileError.wrongLevelCount(expected: 0, actual: 1)) {
            try TileBuilder(size: 0, edges: [[]])
        }
        #expect(throws: TileError.wrongLevelCount(expected: 2, actual: 1)) {
            try TileBuilder(size: 256, edges: [[]])
        }
        #expect(throws: TileError.wrongEdgeWidth(level: 0, expected: 2, actual: 1)) {
            try TileBuilder(size: 2, edges: [[leaf]])
        }
        #expect(throws: TileError.wrongEdgeWidth(level: 1, expected: 1, actual: 0)) {
            try TileBuilder(size: 256, edges: [[], []])
        }
        #expect(throws: TileError.sizeTooLarge(.max)) { try TileBuilder(size: .max, edges: []) }
    }

    @Test func `an edge above the leaves changes once for every tile below it`() {
        #expect(TileBuilder.changedLevels(from: 7, to: 7).isEmpty)
        #expect(TileBuilder.changedLevels(from: 0, to: 255) == 0..<1)
        #expect(TileBuilder.changedLevels(from: 255, to: 256) == 0..<2)
        #expect(TileBuilder.changedLevels(from: 256, to: 511) == 0..<1)
        #expect(TileBuilder.changedLevels(from: 65_535, to: 65_536) == 0..<3)
        #expect(TileBuilder.changedLevels(from: 0, to: .max) == 0..<8)
    }

    @Test func `a tree has one level of tiles for every factor of 256`() {
        for (size, count) in [(0, 0), (1, 1), (255, 1), (256, 2), (65_535, 2), (65_536, 3)] {
            #expect(TileBuilder.levelCount(size: UInt64(size)) == count)
        }
    }
}
