import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct BreachNotRecordedTests {
    static let histories = TwoHistories(
        "COI-08", trips: UndeclaredAtMeetingTests.decided(""), "concern",
        doesNot: UndeclaredAtMeetingTests.decided("", recorded: true))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `until the ninetieth day it is due`() async throws {
        let lines = UndeclaredAtMeetingTests.decided("")
        let found = try await findings("COI-08", lines, asOf: "2016-09-29")
        #expect(found.first?.outcome.dueOn?.description == "2016-09-29")
    }
}
