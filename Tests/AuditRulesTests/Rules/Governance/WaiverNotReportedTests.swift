import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct WaiverNotReportedTests {
    private static func told(_ day: String) -> [String] {
        [
            fact(
                "governance.body-constituted", "2016-01-01",
                #"{"bodyRef":"AC","kind":"committee","title":"Audit committee"}"#),
            fact(
                "governance.meeting-held", "2016-08-01",
                #"{"meeting":"M1","bodyRef":"AC","public":true,"quorumRequired":1,"#
                    + #""present":[{"personRef":"person:a","capacity":"lay"}]}"#),
            waiver(#","reportedToAuditCommitteeOn":"\#(day)""#),
        ]
    }

    private static func waiver(_ more: String) -> String {
        fact(
            "procurement.tender-waiver-approved", "2016-07-01",
            #"{"clause":"7.2","reasonCode":"urgency","estValue":{"pence":500,"vat":"excl"},"#
                + #""approver":"person:cfo","retrospective":false\#(more)}"#)
    }

    static let histories = TwoHistories(
        "WAIV-01", trips: told("2016-08-02"), "concern", doesNot: told("2016-08-01"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `without a meeting or a day on record nobody can tell`() async throws {
        let alone = try await findings("WAIV-01", [Self.waiver("")])
        #expect(alone.first?.missing.map(\.type) == ["governance.meeting-held"])
        let silent = Array(Self.told("2016-08-01").dropLast()) + [Self.waiver("")]
        #expect(try await findings("WAIV-01", silent).map(\.outcome) == [.notDeterminable])
    }
}
