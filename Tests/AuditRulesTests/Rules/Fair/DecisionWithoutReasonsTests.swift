import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct DecisionWithoutReasonsTests {
    private static func decided(_ regime: String, _ more: String) -> [String] {
        [commenced(regime, "2016-05-01"), award("2016-07-01", more), complete("procurement")]
    }

    static let histories = TwoHistories(
        "FAIR-13", trips: decided("PCR2015", ""), "breached",
        doesNot: decided("PCR2015", #""reasons":"It scored best.""#))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `under a clause that was not re-read it asks a question`() async throws {
        let found = try await findings("FAIR-13", Self.decided("PPC2013", ""))
        #expect(found.map(\.outcome) == [.concern])
        #expect(found.first?.notes == ["source not re-read"])
    }
}
