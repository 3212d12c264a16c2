@testable import SQLiteEventLog
import Testing

struct TagPostingTests {
    @Test func `postings are in order of tag, then of position`() {
        let postings = [(2, 1), (1, 9), (1, 3), (2, 0)].map { TagPosting(tag: $0, position: $1) }
        #expect(postings.sorted().map(\.tag) == [1, 1, 2, 2])
        #expect(postings.sorted().map(\.position) == [3, 9, 0, 1])
    }
}
