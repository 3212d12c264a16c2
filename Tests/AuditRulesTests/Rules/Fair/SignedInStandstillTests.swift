import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct SignedInStandstillTests {
    private static func signed(
        _ day: String?, told: String = "2016-07-04", by method: String = "electronic"
    ) -> [String] {
        [
            commenced("PCR2015", "2016-05-01"),
            fact(
                "procurement.bid-received", "2016-06-01",
                #"{"bid":"B1","bidders":[{"supplierName":"A"}]}"#),
            fact(
                "procurement.bid-received", "2016-06-01",
                #"{"bid":"B2","bidders":[{"supplierName":"B"}]}"#),
            award("2016-07-01", #""bids":["B1"]"#), contract("2016-07-02"),
            fact(
                "procurement.award-notified", told,
                #"{"award":"A1","method":"\#(method)","reasonsGiven":true,"scoresGiven":true}"#),
        ] + (day.map { [fact("contract.contract-signed", $0)] } ?? [])
    }

    static let histories = TwoHistories(
        "FAIR-09", trips: signed("2016-07-14"), "concern", doesNot: signed("2016-07-15"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a last day that is no working day moves to the next that is`() async throws {
        // Ten days after Thursday 14 July is Sunday 24 July.
        let monday = Self.signed("2016-07-25", told: "2016-07-14")
        #expect(try await findings("FAIR-09", monday).map(\.outcome) == [.concern])
        let tuesday = Self.signed("2016-07-26", told: "2016-07-14")
        #expect(try await findings("FAIR-09", tuesday).map(\.outcome) == [.met])
    }

    @Test func `a letter by post takes fifteen days`() async throws {
        let post = Self.signed("2016-07-19", by: "post")
        #expect(try await findings("FAIR-09", post).map(\.outcome) == [.concern])
        let later = Self.signed("2016-07-20", by: "post")
        #expect(try await findings("FAIR-09", later).map(\.outcome) == [.met])
    }

    @Test func `while it runs it says until when not to sign`() async throws {
        let found = try await findings("FAIR-09", Self.signed(nil), asOf: "2016-07-14")
        #expect(found.first?.outcome.dueOn?.description == "2016-07-14")
        #expect(found.first?.toDo == "do not sign before 2016-07-15")
        #expect(try await findings("FAIR-09", Self.signed(nil), asOf: "2016-07-15").isEmpty)
    }

    @Test func `a month is no day to count from`() async throws {
        var lines = Self.signed("2016-08-20", told: "2016-07-31")
        lines[5] = fact(
            "procurement.award-notified", "2016-07-31",
            #"{"award":"A1","method":"post","reasonsGiven":true,"scoresGiven":true}"#,
            precision: "month")
        #expect(try await findings("FAIR-09", lines).map(\.outcome) == [.notDeterminable])
    }
}
