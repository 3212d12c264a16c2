@testable import SQLiteEventLog
import Testing

struct TagRunWriterTests {
    private let folders = TemporaryFolders()

    @Test func `each run has a number and chunks of its own, each of one page at most`()
        async throws
    {
        let connection = try await folders.connection()
        let first = try TagRunTests.write(TagRunTests.postings, connection)
        let second = try TagRunTests.write([TagPosting(tag: 3, position: 5)], connection)
        #expect([first.number, second.number] == [1, 2])
        #expect(first.chunks.lowerBound == 1)
        #expect(second.chunks == first.chunks.upperBound..<(first.chunks.upperBound + 1))
        let longest = try connection.number("SELECT max(length(entries)) FROM tagchunk")
        #expect(try #require(longest) <= Int64(TagChunk.capacity))
        #expect(try #require(longest) > Int64(TagChunk.capacity) - 40)
    }

    @Test func `a run of events without tags has no chunk`() async throws {
        let connection = try await folders.connection()
        let run = try TagRunTests.write([], connection)
        #expect(run.chunks.isEmpty && run.upTo == 90_000)
        #expect(try run.positions(of: 1, connection) { _ in false })
    }
}
