import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct DeclaredLateTests {
    private static func declared(_ day: String, _ more: String = #","arisesOn":"2017-03-01""#)
        -> [String]
    {
        [
            fact(
                "interests.role-taken", "2016-01-01",
                #"{"personRef":"person:gp","role":"governingBody","from":"2016-01-01","#
                    + #""isDecisionMaker":true}"#),
            fact(
                "interests.interest-declared", day,
                #"{"interestRef":"I1","personRef":"person:gp","type":"financial","#
                    + #""directness":"direct"\#(more)}"#),
        ]
    }

    // Vector V1: 28 days meet it, 29 do not.
    static let histories = TwoHistories(
        "COI-01", trips: declared("2017-03-30"), "breached", doesNot: declared("2017-03-29"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `without a role, or a day on which it arose, nobody can tell`() async throws {
        let alone = try await findings("COI-01", [Self.declared("2017-03-30")[1]])
        #expect(alone.first?.missing.map(\.type) == ["interests.role-taken"])
        let undated = try await findings("COI-01", Self.declared("2017-03-30", ""))
        #expect(undated.map(\.outcome) == [.notDeterminable])
    }
}
