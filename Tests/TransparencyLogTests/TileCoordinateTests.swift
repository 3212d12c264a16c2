import Testing
import TransparencyLog

struct TileCoordinateTests {
    @Test(
        arguments: [
            (0, 0, 256, "tile/0/000"), (1, 0, 1, "tile/1/000.p/1"),
            (0, 273, 112, "tile/0/273.p/112"),
            (63, 999, 255, "tile/63/999.p/255"), (0, 1000, 256, "tile/0/x001/000"),
            (1, 1_234_067, 256, "tile/1/x001/x234/067"),
            (1, 1_234_067, 112, "tile/1/x001/x234/067.p/112"),
            (7, UInt64.max, 256, "tile/7/x018/x446/x744/x073/x709/x551/615"),
        ] as [(Int, UInt64, Int, String)])
    func `a tile is written as its path and read back`(
        level: Int, index: UInt64, width: Int, path: String
    ) throws {
        let tile = try TileCoordinate(level: level, index: index, width: width)
        #expect(tile.path == path)
        #expect("\(tile)" == path)
        #expect(try TileCoordinate(parsing: path) == tile)
        #expect(tile.isFull == (width == 256))
    }

    @Test(arguments: [
        "", "tile", "tile/0", "tile/0/", "tile//000", "tile/0/00", "tile/0/0000", "tile/64/000",
        "tile/00/000", "tile/-1/000", "tile/+1/000", "Tile/0/000", "/tile/0/000", "tile/0/000/",
        "tile/0/x000/001", "tile/0/x001", "tile/0/001/002", "tile/0/x001/x002", "tile/0/xx01/002",
        "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
        "tile/0/000.p/1/", "tile/0/000.p/1/2", "tile/0/.p/1", "tile/0/000.q/1", "tile/0/0٣0",
        "tile/0/x018/x446/x744/x073/x709/x551/616", "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/8/0/000", "tile/entries/000", "tile/.p/1", "tile/0/.p", "tile/0.p/1", "tile/0/x/000",
        "tile/99999999999999999999/000", "tile/0/000\n", "tile/0/000.p/99999999999999999999",
    ]) func `a text that is not the path of a tile is refused`(path: String) {
        #expect(throws: TileError.unreadablePath(path)) { try TileCoordinate(parsing: path) }
    }

    @Test func `a tile lies within the tree and holds something`() {
        for level in [-1, 64, Int.max, Int.min] {
            #expect(throws: TileError.levelOutsideTree(level)) {
                try TileCoordinate(level: level, index: 0)
            }
        }
        for width in [0, -1, 257, Int.max, Int.min] {
            #expect(throws: TileError.widthOutsideTile(width)) {
                try TileCoordinate(level: 0, index: 0, width: width)
            }
        }
    }
}
