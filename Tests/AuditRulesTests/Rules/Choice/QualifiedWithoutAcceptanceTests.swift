import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct QualifiedWithoutAcceptanceTests {
    private static func qualified(_ accepts: String) -> [String] {
        [
            fact(
                "choice.provider-qualification-assessed", "2016-05-02",
                #"{"supplier":"FICB","criteriaResults":[{"criterion":"C1","met":true}],"#
                    + #""acceptsStandardContract":true,"acceptsPathways":\#(accepts)}"#),
            fact("choice.provider-qualified", "2016-06-01", #"{"supplier":"FICB"}"#),
        ]
    }

    static let histories = TwoHistories(
        "CHOICE-04", trips: qualified("false"), "concern", doesNot: qualified("true"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `without an assessment nobody can tell what was accepted`() async throws {
        let found = try await findings("CHOICE-04", [Self.qualified("true")[1]])
        #expect(found.map(\.outcome) == [.notDeterminable])
    }
}
