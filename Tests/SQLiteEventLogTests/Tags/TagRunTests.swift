import EventLog
@testable import SQLiteEventLog
import Testing

struct TagRunTests {
    private let folders = TemporaryFolders()

    @Test func `a run gives the positions of every tag, also across its chunks`() async throws {
        let connection = try await folders.connection()
        let run = try TagRunTests.write(TagRunTests.postings, connection)
        #expect(run.chunks.count > 3)
        for tag in 0...42 as ClosedRange<Int64> {
            let expected = TagRunTests.postings.filter { $0.tag == tag }.map(\.position)
            var found: [Int64] = []
            #expect(
                try run.positions(of: tag, connection) { position throws(StoreError) in
                    found.append(position)
                    return true
                })
            #expect(found == expected, "\(tag)")
        }
        var count = 0
        let goesOn = try run.positions(of: 17, connection) { _ throws(StoreError) in
            count += 1
            return count < 3
        }
        #expect(!goesOn && count == 3)
    }

    @Test func `a chunk that is missing, cut or put elsewhere is damage`() async throws {
        let connection = try await folders.connection()
        _ = try TagRunTests.write(TagRunTests.postings, connection)
        try connection.execute(
            """
            UPDATE tagchunk SET entries = x'80' WHERE chunk = 1;
            UPDATE tagchunk SET tag = tag + 1 WHERE chunk = 2;
            DELETE FROM tagchunk WHERE chunk = 3
            """)
        var postings: [TagPosting] = []
        for (chunk, reason) in [(1, "malformed"), (2, "malformed"), (3, "missing")] {
            #expect(
                throws: StoreError.damaged(
                    position: nil, "chunk \(chunk) of the tag index is \(reason)")
            ) { try TagRun.read(Int64(chunk), into: &postings, connection) }
        }
    }

    @Test func `a row that no run can have is damage`() async throws {
        let connection = try await folders.connection()
        #expect(try TagRun.upTo(connection) == 0)
        _ = try TagRunTests.write(TagRunTests.postings, connection)
        #expect(try TagRun.upTo(connection) == 90_000)
        for change in ["firstchunk = 99", "upto = 0", "upto = -1"] {
            try connection.execute("SAVEPOINT before; UPDATE tagrun SET \(change)")
            #expect(
                throws: StoreError.damaged(position: nil, "run 1 of the tag index is malformed")
            ) { try TagRun.all(connection) }
            try connection.execute("ROLLBACK TO before; RELEASE before")
        }
    }

    /// Of tags 1 to 41, the odd ones alone, some of which fill a chunk and more.
    static let postings: [TagPosting] = (0...20).flatMap { number -> [TagPosting] in
        let tag = Int64(number * 2 + 1)
        let count = number % 4 == 0 ? 6_000 : number
        return (0..<count).map { TagPosting(tag: tag, position: Int64($0 * 14 + number)) }
    }

    static func write(_ postings: [TagPosting], _ connection: Connection) throws -> TagRun {
        var writer = try TagRunWriter(connection)
        for posting in postings { try writer.append(posting) }
        try writer.finish(level: 0, upTo: 90_000)
        return try #require(try TagRun.all(connection).last)
    }
}
