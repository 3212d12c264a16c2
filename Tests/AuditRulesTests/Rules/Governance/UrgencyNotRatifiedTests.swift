import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct UrgencyNotRatifiedTests {
    private static func meeting(_ ref: String, _ day: String) -> String {
        fact(
            "governance.meeting-held", day,
            #"{"meeting":"\#(ref)","bodyRef":"GB","public":true,"quorumRequired":1,"#
                + #""present":[{"personRef":"person:a","capacity":"GP"}]}"#)
    }

    private static func ratified(in ref: String, _ day: String) -> [String] {
        urgent + [
            fact(
                "governance.decision-ratified", day,
                #"{"meeting":"\#(ref)","urgent":"U1","ratified":true}"#)
        ]
    }

    private static let urgent = [
        fact(
            "governance.body-constituted", "2016-01-01", #"{"bodyRef":"GB","kind":"governingBody"}"#
        ),
        fact(
            "governance.urgent-decision-taken", "2016-07-01",
            #"{"urgent":"U1","by":["person:a"],"power":"Standing order 5","#
                + #""reasonCode":"deadline"}"#),
        meeting("M1", "2016-07-20"), meeting("M2", "2016-08-20"),
    ]

    static let histories = TwoHistories(
        "GOV-03", trips: ratified(in: "M2", "2016-08-20"), "concern",
        doesNot: ratified(in: "M1", "2016-07-20"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `silence after the next meeting is a question only where the record is complete`()
        async throws
    {
        let found = try await findings("GOV-03", Self.urgent)
        #expect(found.map(\.outcome) == [.notDeterminable])
        let covered = try await findings("GOV-03", Self.urgent + [complete("governance")])
        #expect(covered.map(\.outcome) == [.concern])
    }
}
