import Testing
import TransparencyLog

struct TileErrorTests {
    @Test(
        arguments: [
            (.levelOutsideTree(64), "a tile has a level of 0 to 63, not 64"),
            (.widthOutsideTile(0), "a tile holds 1 to 256 digests, not 0"),
            (.unreadablePath("x"), "\"x\" is not the path of a tile"),
            (.sizeTooLarge(9), "a tree of 9 leaves is larger than any log"),
            (.sizesOutOfOrder(old: 2, new: 1), "a tree of 2 leaves does not shrink to 1"),
            (.wrongLevelCount(expected: 2, actual: 1), "the tree has 2 levels of tiles, not 1"),
            (
                .wrongEdgeWidth(level: 0, expected: 2, actual: 1),
                "the edge at level 0 holds 2 digests, not 1"
            ),
        ] as [(TileError, String)]) func `a refusal says why`(error: TileError, sentence: String)
    {
        #expect("\(error)" == sentence)
    }
}
