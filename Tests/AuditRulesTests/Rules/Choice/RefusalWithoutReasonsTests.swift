import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct RefusalWithoutReasonsTests {
    private static func refused(_ reason: String, _ more: String = "") -> [String] {
        [
            fact(
                "choice.provider-refused", "2016-06-01",
                #"{"supplier":"FICB","reasonCode":"\#(reason)"\#(more)}"#)
        ]
    }

    static let histories = TwoHistories(
        "CHOICE-02", trips: refused("failedCriterion"), "breached",
        doesNot: refused("failedCriterion", #","criteria":["C1"]"#))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a reason that needs no criterion is enough`() async throws {
        let found = try await findings("CHOICE-02", Self.refused("notRegistered"))
        #expect(found.map(\.outcome) == [.met])
    }
}
