import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ExtendedBeyondOptionsTests {
    private static func extended(to day: String) -> [String] {
        [
            commenced("PCR2015", "2016-05-01"),
            fact(
                "contract.contract-awarded", "2016-07-02",
                #"{"title":"Feet","provider":{"supplier":"FICCARE"},"decisionBasis":"procured","#
                    + #""procurement":"procurement/FICA/1","start":"2016-09-01","#
                    + #""end":"2018-08-31","extensionOptions":[{"months":6}],"#
                    + #""legalForm":"standardContract"}"#),
            fact(
                "contract.contract-extended", "2018-06-01",
                #"{"newEnd":"\#(day)","wasOption":true}"#),
        ]
    }

    static let histories = TwoHistories(
        "FAIR-11", trips: extended(to: "2019-03-01"), "breached",
        doesNot: extended(to: "2019-02-28"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `what goes beyond may follow a competition`() async throws {
        let stream = "procurement/FICA/2"
        let lines =
            Self.extended(to: "2020-01-01") + [
                fact(
                    "procurement.procurement-planned", "2018-01-01",
                    #"{"title":"Feet","isHealthCareService":true,"regime":"PCR2015","#
                        + #""existingContract":"contract/FICA/1"}"#, in: stream),
                fact(
                    "procurement.route-decided", "2018-02-01",
                    #"{"route":"openTender","reasonCode":"bestRoute","decision":{"urgent":"U"}}"#,
                    in: stream),
            ]
        #expect(try await findings("FAIR-11", lines).map(\.outcome) == [.met])
    }
}
