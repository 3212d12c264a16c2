@testable import SQLiteEventLog
import Testing

struct TagChunkTests {
    @Test func `a chunk gives back the postings that it was made of`() {
        var postings = [
            (1, 0), (1, 1), (1, 127), (1, 400), (2, 3), (200, 0), (200, 1 << 40), (1 << 33, 7),
        ].map { TagPosting(tag: $0, position: $1) }
        postings += (1...60).map { TagPosting(tag: 1 << 34, position: $0 * $0 * 1_001) }
        var chunk = TagChunk()
        for posting in postings { chunk.append(posting) }
        #expect(chunk.firstTag == 1)
        #expect(TagChunkTests.read(chunk.bytes) == postings)
    }

    @Test func `a posting that does not come after the last one is left out`() {
        var chunk = TagChunk()
        for (tag, position) in [(5, 9), (5, 9), (5, 8), (4, 20), (5, 10), (6, -1)]
            as [(Int64, Int64)]
        {
            chunk.append(TagPosting(tag: tag, position: position))
        }
        #expect(TagChunkTests.read(chunk.bytes)?.map(\.position) == [9, 10])
    }

    @Test func `a chunk that is full fits a page, whatever its postings`() {
        var chunk = TagChunk()
        var number: Int64 = 1
        while !chunk.isFull {
            chunk.append(TagPosting(tag: number << 40, position: 1 << 61))
            number += 1
        }
        #expect(chunk.bytes.count <= TagChunk.capacity)
        #expect(TagChunkTests.read(chunk.bytes)?.count == Int(number) - 1)
    }

    @Test(
        arguments: [
            [], [1], [0x80], [1, 0x80], [0, 0], [1, 5, 0, 0],
            [1] + Array(repeating: 0xFF, count: 9) + [1],
            Array(repeating: 0xFF, count: 8) + [0x7F, 0],
        ] as [[UInt8]])
    func `bytes that no chunk has are none`(bytes: [UInt8]) {
        #expect(TagChunkTests.read(bytes) == nil)
    }

    private static func read(_ bytes: [UInt8]) -> [TagPosting]? {
        var postings: [TagPosting] = [TagPosting(tag: 7, position: 7)]
        let isChunk = bytes.withUnsafeBytes { TagChunk.read($0, into: &postings) }
        return isChunk ? postings : nil
    }
}
