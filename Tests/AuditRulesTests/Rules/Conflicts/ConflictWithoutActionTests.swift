import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ConflictWithoutActionTests {
    static let histories = TwoHistories(
        "COI-06",
        trips: UndeclaredAtMeetingTests.decided(#","declared":[{"personRef":"person:gp"}]"#),
        "concern", doesNot: UndeclaredAtMeetingTests.decided(UndeclaredAtMeetingTests.leftRoom))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }
}
