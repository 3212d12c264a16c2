import EventLog
import Testing

@testable import Commissioning

@Suite struct MeetingTests {
    private let votes = [
        ("person:1", true, "for"), ("person:2", false, "abstain"), ("person:8", true, "against"),
        ("person:9", false, "notEligible"),
    ]

    private func absent(_ story: Story<GovernanceArea>) throws -> [String] {
        let data = Boards.decided("item:7", on: nil, votes)
        let state = story.given("item-decided", on: "2013-05-14", data).state
        let meeting = try #require(state.meetings[Boards.may])
        let item = try #require(meeting.items[Boards.ref("item:7")])
        return meeting.absentDeciders(of: item.value).map(\.person.text)
    }

    @Test func `those who voted without being at the meeting or at the item are absent`() throws {
        #expect(try absent(Boards.met) == ["person:2", "person:8"])
    }

    @Test func `without a record of who was there only the item tells who was absent`() throws {
        #expect(try absent(Boards.story) == ["person:2"])
    }

    @Test func `a meeting that is only spoken of is not held`() throws {
        let state = Boards.story.given("item-decided", on: "2013-05-14", Boards.decided()).state
        let meeting = try #require(state.meetings[Boards.may])
        #expect(meeting.held == nil && meeting.minutes == nil && meeting.items.values.count == 1)
    }
}
