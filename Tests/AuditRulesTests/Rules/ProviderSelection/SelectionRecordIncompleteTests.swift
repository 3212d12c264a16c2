import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct SelectionRecordIncompleteTests {
    private static func decided(_ criteria: [String]) -> [String] {
        let applied = criteria.map { #"{"criterion":"\#($0)"}"# }.joined(separator: ",")
        return [
            complete("procurement"), commenced("PSR", "2026-01-01"),
            fact(
                "procurement.route-decided", "2026-01-02",
                #"{"route":"PSR-C","reasonCode":"other","decision":{"officer":"person:a"}}"#),
            fact(
                "governance.delegation-granted", "2026-01-01",
                #"{"delegationRef":"D1","grantedBy":"GB","toOfficer":"person:a","#
                    + #""function":"Care","instrument":"SoRD","from":"2026-01-01"}"#),
            fact(
                "procurement.award-decided", "2026-04-14",
                #"{"award":"A1","decision":{"officer":"person:a","delegation":"D1"},"#
                    + #""reasonCode":"other","keyCriteria":[\#(applied)],"#
                    + #""suppliers":[{"supplier":"FICB","registeredAddress":"1 Example Road"}]}"#),
        ]
    }

    static let histories = TwoHistories(
        "PSR-07", trips: decided(["quality", "value", "integration", "access"]), "breached",
        doesNot: decided(["quality", "value", "integration", "access", "socialValue"]))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a criterion that was assessed by the day of the award counts as applied`()
        async throws
    {
        func assessed(_ day: String, _ more: String = "") -> String {
            fact(
                "procurement.key-criteria-assessed", day,
                #"{"criterion":"socialValue"\#(more)}"#)
        }
        let lines = Self.decided(["quality", "value", "integration", "access"])
        for line in [assessed("2026-04-14"), assessed("2026-04-01", #","award":"A1""#)] {
            #expect(try await findings("PSR-07", lines + [line]).map(\.outcome) == [.met])
        }
        for line in [assessed("2026-04-15"), assessed("2026-04-01", #","award":"A2""#)] {
            #expect(try await findings("PSR-07", lines + [line]).map(\.outcome) == [.breached])
        }
    }
}
