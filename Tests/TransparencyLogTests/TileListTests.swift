import Testing
import TransparencyLog

struct TileListTests {
    /// Every tile of a tree, by the definition of a partial tile's width.
    private func tiles(of size: Int) throws -> [TileCoordinate] {
        var tiles: [TileCoordinate] = []
        var count = size
        var level = 0
        while count > 0 {
            for index in 0..<count / 256 {
                tiles.append(try TileCoordinate(level: level, index: UInt64(index)))
            }
            if count % 256 > 0 {
                tiles.append(
                    try TileCoordinate(
                        level: level, index: UInt64(count / 256), width: count % 256))
            }
            count /= 256
            level += 1
        }
        return tiles
    }

    @Test func `a tree of 256 leaves has a full tile and a partial one above it`() throws {
        #expect(try TileList(size: 256).map(\.path) == ["tile/0/000", "tile/1/000.p/1"])
    }

    @Test func `a tree of 70,000 leaves has the tiles of the standard`() throws {
        let paths = try TileList(size: 70_000).map(\.path)
        #expect(paths.count == 273 + 4)
        #expect(paths.prefix(273).allSatisfy { $0.hasPrefix("tile/0/") && !$0.contains(".p/") })
        #expect(
            paths.suffix(4)
                == ["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"])
    }

    @Test func `an empty tree has no tiles`() throws {
        #expect(try Array(TileList(size: 0)).isEmpty)
    }

    @Test func `the list is that of the definition`() throws {
        for size in Array(0...1030) + [65_535, 65_536, 65_537, 70_000, 131_072] {
            #expect(try Array(TileList(size: UInt64(size))) == tiles(of: size))
        }
    }

    @Test func `growth needs the tiles that were not there before`() throws {
        let sizes = [0, 1, 2, 255, 256, 257, 300, 511, 512, 513, 65_535, 65_536, 65_537, 66_000]
        for old in sizes {
            let known = Set(try tiles(of: old))
            for new in sizes where new >= old {
                let gained = try tiles(of: new).filter { !known.contains($0) }
                #expect(try Array(TileList(from: UInt64(old), to: UInt64(new))) == gained)
            }
        }
    }

    @Test func `no tree is beyond the largest size, and none shrinks`() throws {
        #expect(throws: TileError.sizeTooLarge(.max)) { try TileList(size: .max) }
        #expect(throws: TileError.sizesOutOfOrder(old: 2, new: 1)) { try TileList(from: 2, to: 1) }
        let largest = TreeHash.largestSize
        #expect(try Array(TileList(from: largest - 1, to: largest)).map(\.width) == [255])
        #expect(try TileList(size: largest).first { _ in true }?.path == "tile/0/000")
    }
}
