import EventLog
import Testing

@testable import Commissioning

@Suite struct BasisPointsTests {
    @Test func `rates go from 0 to 10,000`() throws {
        #expect(BasisPoints(0)?.count == 0 && BasisPoints(10_000)?.count == 10_000)
        #expect(BasisPoints(-1) == nil && BasisPoints(10_001) == nil && BasisPoints(Int.max) == nil)
        #expect(try #require(BasisPoints(1)) > .example)
    }

    @Test(arguments: ["-1", "10001", "0.5", "\"1\"", "9223372036854775807"])
    func `anything else is refused`(json: String) {
        #expect(Reading.issue(BasisPoints.self, json)?.reason == "not a rate in basis points")
    }

    @Test func `a rate is read`() {
        #expect(Reading.good(BasisPoints.self, "1250")?.count == 1_250)
    }
}
