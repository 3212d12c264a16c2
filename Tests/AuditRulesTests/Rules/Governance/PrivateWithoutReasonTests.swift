import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct PrivateWithoutReasonTests {
    private static func held(_ more: String) -> [String] {
        [
            fact(
                "governance.meeting-held", "2016-07-01",
                #"{"meeting":"M1","bodyRef":"GB","public":false,"quorumRequired":1\#(more),"#
                    + #""present":[{"personRef":"person:a","capacity":"GP"}]}"#)
        ]
    }

    static let histories = TwoHistories(
        "GOV-04", trips: held(""), "concern", doesNot: held(#","privateReasonCode":"commercial""#))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }
}
