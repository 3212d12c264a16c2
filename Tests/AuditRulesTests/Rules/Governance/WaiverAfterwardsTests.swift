import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct WaiverAfterwardsTests {
    private static func approved(afterwards: Bool) -> [String] {
        [
            fact(
                "procurement.tender-waiver-approved", "2016-07-01",
                #"{"clause":"7.2","reasonCode":"urgency","estValue":{"pence":500,"vat":"excl"},"#
                    + #""approver":"person:cfo","retrospective":\#(afterwards)}"#)
        ]
    }

    static let histories = TwoHistories(
        "WAIV-02", trips: approved(afterwards: true), "concern",
        doesNot: approved(afterwards: false))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }
}
