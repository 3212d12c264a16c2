import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct SupportDecidedElsewhereTests {
    private static func decided(_ options: String) -> [String] {
        [
            fact(
                "governance.delegation-granted", "2014-01-01",
                #"{"delegationRef":"D1","grantedBy":"GB","toOfficer":"person:cfo","#
                    + #""function":"Support","instrument":"SoRD","from":"2014-01-01"}"#),
            fact("support.support-option-appraised", "2014-05-01", #"{"options":[\#(options)]}"#),
            fact(
                "support.support-sourcing-decided", "2014-06-01",
                #"{"option":"inHouse","reasonCode":"quality","#
                    + #""decision":{"officer":"person:cfo","delegation":"D1"}}"#),
        ]
    }

    static let histories = TwoHistories(
        "SUP-03", trips: decided(#"{"kind":"inHouse"}"#), "concern",
        doesNot: decided(#"{"kind":"inHouse"},{"kind":"CSU"}"#))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `where it was decided must be on record`() async throws {
        let lines = Array(Self.decided(#"{"kind":"inHouse"},{"kind":"CSU"}"#).dropFirst())
        let found = try await findings("SUP-03", lines)
        #expect(found.first?.missing.map(\.type) == ["governance.delegation-granted"])
    }
}
