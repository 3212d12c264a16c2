import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct OpenedAloneTests {
    private static func opened(_ people: String) -> [String] {
        [
            fact(
                "procurement.opportunity-published", "2016-05-02",
                #"{"channel":"OJEU","deadline":"2016-06-01T11:00:00Z"}"#),
            fact("procurement.bids-opened", "2016-06-02", #"{"by":[\#(people)]}"#),
        ]
    }

    static let histories = TwoHistories(
        "FAIR-05", trips: opened(#""person:a""#), "concern",
        doesNot: opened(#""person:a","person:b""#))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }
}
