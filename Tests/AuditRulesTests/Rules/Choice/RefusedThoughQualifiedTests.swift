import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct RefusedThoughQualifiedTests {
    private static func refused(met: Bool, _ more: String = "") -> [String] {
        [
            fact(
                "choice.provider-qualification-assessed", "2016-05-02",
                #"{"supplier":"FICB","criteriaResults":[{"criterion":"C1","met":\#(met)}]\#(more)}"#
            ),
            fact(
                "choice.provider-refused", "2016-06-01",
                #"{"supplier":"FICB","criteria":["C1"],"reasonCode":"other"}"#),
        ]
    }

    static let histories = TwoHistories(
        "CHOICE-01", trips: refused(met: true), "concern", doesNot: refused(met: false))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a price that was not accepted is a reason, and no assessment tells nothing`()
        async throws
    {
        let lines = Self.refused(met: true, #","acceptsTariff":false"#)
        #expect(try await findings("CHOICE-01", lines).map(\.outcome) == [.met])
        let alone = try await findings("CHOICE-01", [Self.refused(met: true)[1]])
        #expect(alone.map(\.outcome) == [.notDeterminable])
    }

    @Test func `before and after the regulations it does not apply`() async throws {
        let line = fact(
            "choice.provider-refused", "2024-01-01",
            #"{"supplier":"FICB","reasonCode":"other"}"#)
        #expect(try await findings("CHOICE-01", [line]).map(\.outcome) == [.notApplicable])
    }
}
