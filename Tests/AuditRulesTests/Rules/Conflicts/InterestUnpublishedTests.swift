import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct InterestUnpublishedTests {
    private static func published(asOf day: String) -> [String] {
        [
            complete("interests"),
            fact(
                "interests.role-taken", "2016-01-01",
                #"{"personRef":"person:gp","role":"governingBody","from":"2016-01-01","#
                    + #""isDecisionMaker":true}"#),
            fact(
                "interests.interest-declared", "2018-02-01",
                #"{"interestRef":"I1","personRef":"person:gp","type":"financial","#
                    + #""directness":"direct"}"#),
            fact(
                "interests.register-published", "2018-04-01",
                #"{"register":"interests","asOf":"\#(day)","rows":1,"uri":"https://a.example"}"#),
        ]
    }

    static let histories = TwoHistories(
        "COI-03", trips: published(asOf: "2018-01-31"), "breached",
        doesNot: published(asOf: "2018-02-01"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `one that is not to be published meets it; before the day it is due`()
        async throws
    {
        var lines = Self.published(asOf: "2018-01-31")
        let early = try await findings("COI-03", lines, asOf: "2019-02-02")
        #expect(early.first?.outcome.dueOn?.description == "2019-02-02")
        lines.append(
            fact(
                "interests.publication-withheld", "2018-02-02",
                #"{"interestRef":"I1","reasonCode":"riskOfHarm","decidedBy":"person:gov"}"#))
        #expect(try await findings("COI-03", lines).map(\.outcome) == [.met])
    }
}
