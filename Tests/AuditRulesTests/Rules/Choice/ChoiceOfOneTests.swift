import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ChoiceOfOneTests {
    private static func qualified(_ suppliers: [String]) -> [String] {
        [
            fact(
                "choice.service-selected-for-choice", "2014-06-01",
                #"{"title":"Feet","reasonCode":"localPriority"}"#)
        ]
            + suppliers.map {
                fact("choice.provider-qualified", "2014-07-01", #"{"supplier":"\#($0)"}"#)
            }
    }

    static let histories = TwoHistories(
        "CHOICE-09", trips: qualified(["FICB"]), "concern", doesNot: qualified(["FICB", "FICC"]))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `while providers can still apply nothing is asked`() async throws {
        let lines =
            Self.qualified([]) + [
                fact("choice.qualification-window-opened", "2014-06-02", #"{"rolling":true}"#)
            ]
        #expect(try await findings("CHOICE-09", lines).map(\.outcome) == [.notApplicable])
    }
}
