import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ExclusionWithoutRequirementTests {
    private static func excluded(_ more: String) -> [String] {
        [
            fact(
                "procurement.opportunity-published", "2016-05-02",
                #"{"channel":"OJEU","criteria":[{"id":"CQC","kind":"passFail","title":"CQC"}]}"#),
            fact(
                "procurement.bid-disqualified", "2016-06-02",
                #"{"bid":"B1","reasonCode":"failedCriterion"\#(more)}"#),
        ]
    }

    static let histories = TwoHistories(
        "FAIR-07", trips: excluded(""), "breached", doesNot: excluded(#","criterion":"CQC""#))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a criterion of a notice that is not on record cannot be judged`() async throws {
        let lines = [Self.excluded(#","criterion":"CQC""#)[1]]
        #expect(try await findings("FAIR-07", lines).map(\.outcome) == [.notDeterminable])
    }

    @Test func `a ground of the law needs no criterion`() async throws {
        let line = fact(
            "procurement.bid-disqualified", "2016-06-02",
            #"{"bid":"B1","reasonCode":"mandatoryExclusion"}"#)
        #expect(try await findings("FAIR-07", [line]).map(\.outcome) == [.met])
    }
}
