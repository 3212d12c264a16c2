import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct RegisterNotReviewedTests {
    private static func reviewed(_ days: [String]) -> [String] {
        [complete("interests")]
            + days.map {
                fact(
                    "interests.register-reviewed", $0,
                    #"{"register":"interests","by":"person:gov"}"#)
            }
    }

    static let histories = TwoHistories(
        "COI-02",
        trips: reviewed(["2018-03-01", "2019-03-03", "2020-03-01", "2021-03-01", "2021-12-01"]),
        "breached",
        doesNot: reviewed(["2018-03-01", "2019-03-02", "2020-03-01", "2021-03-01", "2021-12-01"]))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }
}
