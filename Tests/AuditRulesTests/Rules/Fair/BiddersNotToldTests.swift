import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct BiddersNotToldTests {
    private static func told(_ letters: [String]) -> [String] {
        [
            commenced("PCR2015", "2016-05-01"),
            fact(
                "procurement.bid-received", "2016-06-01",
                #"{"bid":"B1","bidders":[{"supplierName":"A"}]}"#),
            fact(
                "procurement.bid-received", "2016-06-01",
                #"{"bid":"B2","bidders":[{"supplierName":"B"}]}"#),
            award("2016-07-01", #""bids":["B1"]"#), contract("2016-07-02"),
            fact("contract.contract-signed", "2016-07-20"),
        ] + letters
    }

    private static func letter(_ day: String, _ to: String, reasons: Bool) -> String {
        fact(
            "procurement.award-notified", day,
            #"{"award":"A1","to":["\#(to)"],"method":"electronic","reasonsGiven":\#(reasons),"#
                + #""scoresGiven":true}"#)
    }

    static let histories = TwoHistories(
        "FAIR-08",
        trips: told([
            letter("2016-07-04", "B1", reasons: false), letter("2016-07-04", "B2", reasons: false),
        ]), "breached",
        doesNot: told([
            letter("2016-07-04", "B1", reasons: false), letter("2016-07-20", "B2", reasons: true),
        ]))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test
    func `a letter after the signature trips it, one that is not on record only under coverage`()
        async throws
    {
        let first = Self.letter("2016-07-04", "B1", reasons: true)
        let late = Self.told([first, Self.letter("2016-07-21", "B2", reasons: true)])
        #expect(try await findings("FAIR-08", late).map(\.outcome) == [.breached])
        let none = Self.told([first])
        #expect(try await findings("FAIR-08", none).map(\.outcome) == [.notDeterminable])
        let covered = none + [complete("procurement")]
        #expect(try await findings("FAIR-08", covered).map(\.outcome) == [.breached])
    }
}
