import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct RegisterNotPublicTests {
    private static func published(_ day: String) -> [String] {
        [
            complete("interests"), award("2018-07-01"),
            fact(
                "interests.register-published", day,
                #"{"register":"procurementDecisions","asOf":"2018-01-01","rows":1,"#
                    + #""uri":"https://a.example"}"#),
        ]
    }

    static let histories = TwoHistories(
        "OPEN-10", trips: published("2018-03-29"), "breached",
        doesNot: published("2018-03-30"), asOf: "2019-03-31")

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }
}
