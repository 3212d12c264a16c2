import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct RegisterRowIncompleteTests {
    private static let decided = [
        complete("procurement"),
        fact(
            "governance.delegation-granted", "2016-01-01",
            #"{"delegationRef":"D1","grantedBy":"GB","toOfficer":"person:cfo","#
                + #""function":"Contracts","instrument":"SoRD","from":"2016-01-01"}"#),
        fact(
            "procurement.award-decided", "2016-07-01",
            #"{"award":"A1","decision":{"officer":"person:cfo","delegation":"D1"},"#
                + #""reasonCode":"other"}"#),
    ]

    private static func checked(_ more: String) -> String {
        fact(
            "procurement.conflicts-checked", "2016-07-01",
            #"{"decision":{"officer":"person:cfo","delegation":"D1"}\#(more)}"#)
    }

    // Vector V20: a blank is no answer, none declared is one.
    static let histories = TwoHistories(
        "OPEN-09", trips: decided, "breached", doesNot: decided + [checked("")])

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `an interest about which nothing was done trips it without coverage`()
        async throws
    {
        let declared = Self.checked(#","declared":[{"personRef":"person:gp"}]"#)
        let found = try await findings("OPEN-09", Array(Self.decided.dropFirst()) + [declared])
        #expect(found.map(\.outcome) == [.breached])
    }
}
