import EventLog
import Testing

@testable import Commissioning

@Suite struct MinutesApprovedTests {
    private let minimal = MinutesApprovedTests.approval("https://example.org/minutes")

    private static func approval(_ uri: String, _ more: String = "") -> String {
        #"""
        {"meeting":"board:2013-05"\#(more),"minutes":{"title":"Minutes","uri":"\#(uri)"}}
        """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            GovernanceArea.self, "minutes-approved", minimal: minimal,
            full: Self.approval(
                "https://example.org/minutes", #","approvedIn":"board:2013-06""#))
    }

    @Test func `minutes are kept with their meeting`() throws {
        let data = Self.approval("https://example.org/minutes", #","approvedIn":"board:2013-06""#)
        #expect(Boards.met.when("minutes-approved", on: "2013-06-11", data) == nil)
        let state = Boards.met.given("minutes-approved", on: "2013-06-11", data).state
        let meeting = try #require(state.meetings[Boards.may])
        #expect(meeting.minutes?.on == day("2013-06-11") && meeting.minutes?.by == Position(1))
        #expect(meeting.minutes?.value.approvedIn == Boards.ref("board:2013-06"))
        #expect(meeting.minutes?.value.document.uri == "https://example.org/minutes")
        #expect(meeting.held?.by == Position(0))
    }

    @Test func `minutes of a meeting not on record are recorded`() {
        #expect(Boards.story.when("minutes-approved", on: "2013-06-11", minimal) == nil)
        let state = Boards.story.given("minutes-approved", on: "2013-06-11", minimal).state
        #expect(state.meetings[Boards.may]?.held == nil)
        #expect(state.meetings[Boards.may]?.minutes?.by == Position(0))
    }

    @Test func `the same approval again is refused`() {
        let story = Boards.met.given("minutes-approved", on: "2013-06-11", minimal)
        #expect(
            story.when("minutes-approved", on: "2013-06-11", minimal)
                == .minutesAlreadyApproved(
                    meeting: Boards.may, on: day("2013-06-11"), by: Position(1)))
    }

    @Test(arguments: [
        ("2013-06-11", "https://example.org/other"), ("2013-06-12", "https://example.org/minutes"),
    ])
    func `other minutes of the meeting, or another day, are recorded and contested`(
        on date: String, uri: String
    ) {
        let story = Boards.met.given("minutes-approved", on: "2013-06-11", minimal)
        #expect(story.when("minutes-approved", on: date, Self.approval(uri)) == nil)
        let state = story.given("minutes-approved", on: date, Self.approval(uri)).state
        #expect(state.meetings[Boards.may]?.minutes?.contests == at(1))
        #expect(state.meetings[Boards.may]?.minutes?.value.document.uri == uri)
    }
}
