import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ChoiceNotExtendedTests {
    private static func qualified(_ day: String) -> [String] {
        [
            fact(
                "org.organisation-registered", "2013-04-01", #"{"kind":"CCG","name":"A"}"#),
            complete("choice"),
            fact(
                "choice.service-selected-for-choice", "2014-06-01",
                #"{"title":"Feet","reasonCode":"localPriority"}"#),
            fact("choice.provider-qualified", day, #"{"supplier":"FICB"}"#),
        ]
    }

    static let histories = TwoHistories(
        "CHOICE-06", trips: qualified("2015-04-01"), "concern", doesNot: qualified("2015-03-31"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `until the day it is not yet due; without coverage nobody can tell`() async throws {
        let body = [Self.qualified("2016-01-01")[0]]
        let early = try await findings("CHOICE-06", body, asOf: "2015-03-31")
        #expect(early.first?.outcome.dueOn?.description == "2015-03-31")
        let late = try await findings("CHOICE-06", body)
        #expect(late.map(\.outcome) == [.notDeterminable])
    }
}
