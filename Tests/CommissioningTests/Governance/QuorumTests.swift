import EventLog
import Testing

@testable import Commissioning

@Suite struct QuorumTests {
    @Test(arguments: [1, 6, 1_000])
    func `a quorum is 1 to 1,000`(count: Int16) {
        #expect(Reading.good(Quorum.self, "\(count)")?.count == count)
    }

    @Test(arguments: ["0", "1001", "-1", "\"6\"", "99999999999999999999"])
    func `anything else is reported`(json: String) {
        #expect(Reading.issue(Quorum.self, json)?.reason == "not a quorum")
    }

    @Test func `a smaller number is the lower quorum`() throws {
        let quorums = try [9, 2, 5].map { try #require(Quorum($0)) }
        #expect(quorums.sorted().map(\.count) == [2, 5, 9])
    }
}
