import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct UndeclaredAtMeetingTests {
    /// An award to FICCARE, in which a GP has a financial interest, decided in a meeting.
    static func decided(
        _ check: String?, present: Bool = false, vote: String = "notEligible",
        organisation: String = #"{"name":"Care","ods":"FICCARE"}"#, recorded: Bool = false
    ) -> [String] {
        var lines = [
            complete("interests"),
            fact(
                "interests.interest-declared", "2016-01-05",
                #"{"interestRef":"I1","personRef":"person:gp","type":"financial","#
                    + #""directness":"direct","organisation":\#(organisation)}"#),
            fact(
                "governance.meeting-held", "2016-07-01",
                #"{"meeting":"M1","bodyRef":"GB","public":true,"quorumRequired":1,"#
                    + #""present":[{"personRef":"person:gp","capacity":"GP"}]}"#),
            fact(
                "governance.item-decided", "2016-07-01",
                #"{"meeting":"M1","item":"1","quorateAfterRecusal":true,"deciders":["#
                    + #"{"personRef":"person:gp","presentForItem":\#(present),"#
                    + #""voted":"\#(vote)"}]}"#),
            commenced("PCR2015", "2016-05-01"),
            fact(
                "procurement.bid-scored", "2016-06-01",
                #"{"bid":"B1","criterion":"Q","evaluator":"person:ev","score":"7"}"#),
            fact(
                "procurement.award-decided", "2016-07-01",
                #"{"award":"A1","suppliers":[{"supplier":"FICCARE"}],"reasonCode":"other","#
                    + #""decision":{"meeting":"M1","item":"1"}}"#),
        ]
        if let check {
            lines.append(
                fact(
                    "procurement.conflicts-checked", "2016-07-01",
                    #"{"decision":{"meeting":"M1","item":"1"}\#(check)}"#))
        }
        if recorded {
            lines.append(
                fact(
                    "interests.conflict-breach-recorded", "2016-09-29",
                    #"{"breachRef":"X1","personRef":"person:gp","recordedBy":"guardian","#
                        + #""circumstancesCode":"undeclared","decisionRef":"procurement/FICA/1"}"#))
        }
        return lines
    }

    static let leftRoom =
        #","declared":[{"personRef":"person:gp"}],"actions":["#
        + #"{"personRef":"person:gp","action":"leftRoom"}]"#

    static let histories = TwoHistories(
        "COI-04", trips: decided(""), "breached", doesNot: decided(leftRoom))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a name alone, and nothing thought needed, are questions`() async throws {
        let named = Self.decided("", organisation: #"{"name":"FICCARE"}"#)
        #expect(try await findings("COI-04", named).map(\.outcome).allSatisfy { $0 != .breached })
        let nothing = Self.decided(
            Self.leftRoom.replacing("leftRoom", with: "noneNeeded"))
        #expect(try await findings("COI-04", nothing).map(\.outcome) == [.concern])
    }

    @Test func `without a check for conflicts nobody can tell`() async throws {
        #expect(
            try await findings("COI-04", Self.decided(nil)).map(\.outcome) == [.notDeterminable])
    }
}
