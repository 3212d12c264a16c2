import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct CriteriaNotAppliedTests {
    private static func scored(_ criteria: [String]) -> [String] {
        [
            fact(
                "procurement.opportunity-published", "2016-05-02",
                #"{"channel":"OJEU","criteria":[{"id":"Q1","kind":"scored","title":"Quality"},"#
                    + #"{"id":"Q2","kind":"scored","title":"Access"},"#
                    + #"{"id":"P","kind":"price","title":"Price"}]}"#),
            fact(
                "procurement.bid-received", "2016-06-01",
                #"{"bid":"B1","bidders":[{"supplierName":"A"}]}"#),
        ]
            + criteria.map {
                fact(
                    "procurement.bid-scored", "2016-06-08",
                    #"{"bid":"B1","criterion":"\#($0)","evaluator":"person:e","score":"7"}"#)
            }
    }

    static let histories = TwoHistories(
        "FAIR-02", trips: scored(["Q1"]), "concern", doesNot: scored(["Q1", "Q2"]))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `criteria published anew after the first bid trip it`() async throws {
        let anew = fact(
            "procurement.opportunity-amended", "2016-06-02",
            #"{"what":["criteria"],"criteria":[{"id":"Q1","kind":"scored","title":"Quality"}]}"#)
        let found = try await findings("FAIR-02", Self.scored(["Q1", "Q2"]) + [anew])
        #expect(found.map(\.outcome) == [.concern])
    }

    @Test func `without published criteria nobody can tell`() async throws {
        let found = try await findings("FAIR-02", Array(Self.scored(["Q1"]).dropFirst()))
        #expect(found.map(\.outcome) == [.notDeterminable])
    }
}
