import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct LateBidAcceptedTests {
    private static func tender(_ bid: String) -> [String] {
        [
            fact(
                "procurement.opportunity-published", "2016-05-02",
                #"{"channel":"OJEU","deadline":"2016-06-01T11:00:00Z"}"#),
            fact(
                "procurement.bid-received", "2016-06-01",
                #"{"bid":"B1","bidders":[{"supplierName":"A"}]}"#, at: bid),
            fact(
                "procurement.bid-scored", "2016-06-08",
                #"{"bid":"B1","criterion":"Q","evaluator":"person:e","score":"7"}"#),
        ]
    }

    static let histories = TwoHistories(
        "FAIR-04", trips: tender("2016-06-01T11:00:01Z"), "breached",
        doesNot: tender("2016-06-01T11:00:00Z"))

    @Test func `a bid a second too late and scored trips it, one in time does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a late bid that is returned unopened was kept out`() async throws {
        let lines =
            Array(Self.tender("2016-06-01T11:00:01Z").dropLast()) + [
                fact(
                    "procurement.bid-returned-unopened", "2016-06-02",
                    #"{"bid":"B1","reasonCode":"late"}"#)
            ]
        #expect(try await findings("FAIR-04", lines).map(\.outcome) == [.met])
    }

    @Test func `a bid of which only the day is known may have been in time`() async throws {
        var lines = Self.tender("2016-06-01T11:00:01Z")
        lines[1] = fact(
            "procurement.bid-received", "2016-06-01",
            #"{"bid":"B1","bidders":[{"supplierName":"A"}]}"#)
        let found = try await findings("FAIR-04", lines)
        #expect(found.map(\.outcome) == [.notDeterminable])
        #expect(found.first?.missing.first?.type == "procurement.bid-received")
    }
}
