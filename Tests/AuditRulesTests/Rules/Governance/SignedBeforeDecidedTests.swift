import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct SignedBeforeDecidedTests {
    private static func signed(_ day: String) -> [String] {
        [
            award("2016-07-01"), contract("2016-07-02"), fact("contract.contract-signed", day),
        ]
    }

    static let histories = TwoHistories(
        "GOV-05", trips: signed("2016-06-30"), "breached", doesNot: signed("2016-07-01"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }
}
