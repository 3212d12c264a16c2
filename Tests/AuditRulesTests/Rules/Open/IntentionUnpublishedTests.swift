import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct IntentionUnpublishedTests {
    private static func awarded(_ opportunity: String) -> [String] {
        [
            commenced("PPC2013", "2016-05-01"), complete("procurement"), award("2016-07-01"),
            fact("procurement.opportunity-published", opportunity, #"{"channel":"S2H"}"#),
        ]
    }

    static let histories = TwoHistories(
        "OPEN-03", trips: awarded("2016-07-02"), "concern", doesNot: awarded("2016-07-01"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a route that needs no notice meets it, alternatives alone do not`() async throws {
        let route = { (name: String, more: String) in
            fact(
                "procurement.route-decided", "2016-05-02",
                #"{"route":"\#(name)","reasonCode":"other","decision":{"urgent":"U"}\#(more)}"#)
        }
        let start = [commenced("PPC2013", "2016-05-01"), award("2016-07-01")]
        let open = try await findings("OPEN-03", start + [route("AQP", "")])
        #expect(open.map(\.outcome) == [.met])
        let weighed = route("direct", #","alternativesConsidered":["framework"]"#)
        #expect(try await findings("OPEN-03", start + [weighed]).map(\.outcome) == [.concern])
        #expect(try await findings("OPEN-03", start).map(\.outcome) == [.notDeterminable])
    }
}
