import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ConflictedVoteTests {
    static let histories = TwoHistories(
        "COI-05", trips: UndeclaredAtMeetingTests.decided("", present: true, vote: "for"),
        "breached", doesNot: UndeclaredAtMeetingTests.decided("", present: true, vote: "abstain"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `one who was allowed to stay and voted is a question`() async throws {
        let allowed = UndeclaredAtMeetingTests.leftRoom.replacing("leftRoom", with: "mayStay")
        let lines = UndeclaredAtMeetingTests.decided(allowed, present: true, vote: "for")
        #expect(try await findings("COI-05", lines).map(\.outcome) == [.concern])
    }
}
