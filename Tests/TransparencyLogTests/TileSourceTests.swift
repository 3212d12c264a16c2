import Testing

@testable import TransparencyLog

struct TileSourceTests {
    private struct ShortTiles: TileSource {
        func hashes(level: Int, index: UInt64, width: Int) throws(Never) -> [Digest] {
            Array(repeating: TreeHash.emptyRoot, count: width - 1)
        }
    }

    @Test func `a source that returns too little is found out`() throws {
        let tile = try TileCoordinate(level: 0, index: 0, width: 9)
        #expect(throws: TileReadingError<Never>.wrongWidth(tile, actual: 8)) {
            try InclusionProof.make(index: 3, size: 9, from: ShortTiles())
        }
        #expect(
            "\(TileReadingError<Never>.wrongWidth(tile, actual: 8))"
                == "tile/0/000.p/9 should hold 9 digests, not 8")
    }

    @Test func `a failing source is named as the reason`() {
        let tiles = MemoryTiles(NaiveTree.counting(to: 3))
        #expect(throws: TileReadingError<MemoryTiles.Missing>.source(.init())) {
            try ConsistencyProof.make(from: 2, to: 4, source: tiles)
        }
    }

    @Test func `each tile is read once`() throws {
        let tiles = MemoryTiles(NaiveTree.counting(to: 300))
        var reader = TileReader(source: tiles, size: 300)
        for start in 0..<300 as Range<UInt64> { _ = try reader.root(of: start..<start + 1) }
        _ = try reader.root(of: 0..<300)
        #expect(tiles.reads.sorted() == ["0/0/256", "0/1/44", "1/0/1"])
    }
}
