import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ChoiceNotPublicisedTests {
    private static func publicised(_ day: String) -> [String] {
        [
            complete("choice"),
            fact(
                "choice.service-selected-for-choice", "2014-06-01",
                #"{"title":"Feet","reasonCode":"localPriority"}"#),
            fact("choice.provider-qualified", "2014-07-01", #"{"supplier":"FICB"}"#),
            fact("choice.choice-publicised", day, #"{"how":"website"}"#),
        ]
    }

    static let histories = TwoHistories(
        "CHOICE-08", trips: publicised("2016-05-31"), "breached",
        doesNot: publicised("2016-06-01"), asOf: "2017-06-02")

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a service without a provider is not open to choice`() async throws {
        let lines = Array(Self.publicised("2016-01-01").prefix(2))
        #expect(try await findings("CHOICE-08", lines, asOf: "2017-06-02").isEmpty)
    }
}
