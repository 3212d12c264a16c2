import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct NoticeWithoutCriteriaTests {
    private static func weighted(_ price: Int) -> [String] {
        [
            commenced("PPC2013", "2016-05-01"),
            fact(
                "procurement.opportunity-published", "2016-05-02",
                #"{"channel":"S2H","criteria":[{"id":"Q","kind":"scored","title":"Quality","#
                    + #""weightBp":6000},{"id":"P","kind":"price","title":"Price","#
                    + #""weightBp":\#(price)}]}"#),
        ]
    }

    static let histories = TwoHistories(
        "OPEN-04", trips: weighted(3_999), "concern", doesNot: weighted(4_000))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a notice without criteria trips it only where the record is complete`()
        async throws
    {
        let lines = [
            commenced("PPC2013", "2016-05-01"),
            fact("procurement.opportunity-published", "2016-05-02", #"{"channel":"S2H"}"#),
        ]
        #expect(try await findings("OPEN-04", lines).map(\.outcome) == [.notDeterminable])
        let covered = lines + [complete("procurement")]
        #expect(try await findings("OPEN-04", covered).map(\.outcome) == [.concern])
    }
}
