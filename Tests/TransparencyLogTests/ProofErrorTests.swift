import Testing
import TransparencyLog

struct ProofErrorTests {
    @Test(
        arguments: [
            (.emptyTree, "a tree without leaves includes nothing"),
            (.indexOutsideTree(index: 3, size: 3), "a tree of 3 leaves has no leaf 3"),
            (.sizeTooLarge(9), "a tree of 9 leaves is larger than any log"),
            (.sizesOutOfOrder(old: 2, new: 1), "a tree of 1 leaves cannot extend one of 2"),
            (.wrongLength(expected: 2, actual: 1), "the proof should hold 2 digests, not 1"),
            (.rootMismatch, "the proof does not lead from the leaf to the root"),
            (.oldRootMismatch, "the proof does not lead to the root of the old tree"),
            (.newRootMismatch, "the proof does not lead to the root of the new tree"),
        ] as [(ProofError, String)]) func `a refusal says why`(error: ProofError, sentence: String)
    {
        #expect("\(error)" == sentence)
    }
}
