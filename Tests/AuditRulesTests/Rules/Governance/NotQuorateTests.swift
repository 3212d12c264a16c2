import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct NotQuorateTests {
    private static func decided(present: Bool) -> [String] {
        [
            fact(
                "governance.meeting-held", "2016-07-01",
                #"{"meeting":"M1","bodyRef":"GB","public":true,"quorumRequired":2,"#
                    + #""present":[{"personRef":"person:a","capacity":"GP"}]}"#),
            fact(
                "governance.item-decided", "2016-07-01",
                #"{"meeting":"M1","item":"1","quorateAfterRecusal":true,"deciders":["#
                    + #"{"personRef":"person:a","presentForItem":true,"voted":"for"},"#
                    + #"{"personRef":"person:b","presentForItem":\#(present),"voted":"abstain"}]}"#
            ),
        ]
    }

    static let histories = TwoHistories(
        "GOV-02", trips: decided(present: false), "concern", doesNot: decided(present: true))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `without the meeting the quorum is not known`() async throws {
        let lines = [Self.decided(present: true)[1]]
        #expect(try await findings("GOV-02", lines).map(\.outcome) == [.notDeterminable])
    }
}
