import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct AwardWithoutCompetitionTests {
    private static func decided(_ more: String) -> [String] {
        [
            commenced("PCR2015-LTR", "2016-05-01"),
            fact(
                "procurement.route-decided", "2016-05-02",
                #"{"route":"direct","reasonCode":"soleProvider","decision":{"urgent":"U1"},"#
                    + #""soleCapableProvider":{"supplier":"FICA","reasonCode":"technical","#
                    + #""evidence":[{"title":"Study","uri":"https://a.example"}]}\#(more)}"#),
        ]
    }

    static let histories = TwoHistories(
        "FAIR-01", trips: decided(""), "breached",
        doesNot: decided(#","alternativesConsidered":["framework"]"#))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `the sentence names what is lacking`() async throws {
        let found = try await findings("FAIR-01", Self.decided(""))
        #expect(found.first?.sentence.hasSuffix("names no alternative that was weighed") == true)
    }
}
