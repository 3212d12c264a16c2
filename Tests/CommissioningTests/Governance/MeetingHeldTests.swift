import EventLog
import Testing

@testable import Commissioning

@Suite struct MeetingHeldTests {
    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            GovernanceArea.self, "meeting-held", minimal: Boards.held(),
            full: #"""
                {"meeting":"board:2013-05","bodyRef":"board","public":false,
                "privateReasonCode":"commercial","privateReason":"Bids are discussed.",
                "quorumRequired":6,"present":[{"personRef":"person:1","capacity":"chair"}]}
                """#)
    }

    @Test func `a meeting is kept under its reference`() throws {
        let held = try #require(Boards.met.state.meetings[Boards.may]?.held)
        #expect(held.on == day("2013-05-14") && held.by == Position(0))
        #expect(held.value.body == Boards.board && held.value.isPublic)
        #expect(held.value.privateReason == nil && held.value.quorum.count == 2)
        #expect(held.value.present.map(\.person) == [Boards.chair, Boards.lay])
        #expect(held.value.present.map(\.capacity) == [.lay, .lay])
    }

    @Test func `nobody can be at a meeting twice`() {
        let data = Boards.held(present: ["person:1", "person:2", "person:1"])
        let refusal = Boards.story.when("meeting-held", on: "2013-05-14", data)
        #expect(refusal == .personTwice(Boards.chair, field: "present"))
    }

    @Test(arguments: [0, 1_001])
    func `a quorum out of its bounds is wrong in its field`(quorum: Int) throws {
        let type = try #require(Reading.type(GovernanceArea.self, "meeting-held"))
        let issues = Reading.read(type, Boards.held(quorum: quorum), .proposal).1.issues
        #expect(issues.map(\.path) == ["/quorumRequired"])
    }

    @Test func `a meeting of a body not on record, without a quorum, is recorded`() {
        let data = Boards.held(quorum: 6)
        #expect(Boards.story.when("meeting-held", on: "2013-05-14", data) == nil)
        let state = Boards.story.given("meeting-held", on: "2013-05-14", data).state
        #expect(state.bodies[Boards.board] == nil)
        #expect(state.meetings[Boards.may]?.held?.value.quorum.count == 6)
    }

    @Test func `a meeting after every membership has ended is recorded`() {
        let story = Boards.story.given(
            "membership-set", on: "2013-04-01", Boards.member(to: "2013-05-01"))
        #expect(story.when("meeting-held", on: "2013-05-14", Boards.held()) == nil)
        let state = story.given("meeting-held", on: "2013-05-14", Boards.held()).state
        #expect(state.memberships(on: day("2013-05-14"), of: Boards.board).isEmpty)
        #expect(state.meetings[Boards.may]?.held?.by == Position(1))
    }

    @Test(arguments: [["person:1", "person:2"], ["person:2", "person:1"]])
    func `the same account again is refused, in whatever order it lists who was there`(
        present: [String]
    ) {
        let data = Boards.held(present: present)
        #expect(
            Boards.met.when("meeting-held", on: "2013-05-14", data)
                == .alreadyHeld(Boards.may, on: day("2013-05-14"), by: Position(0)))
    }

    @Test(arguments: [("2013-05-14", 3), ("2013-05-15", 2)])
    func `another account of a meeting, or another day, is recorded and contested`(
        on date: String, quorum: Int
    ) {
        let data = Boards.held(quorum: quorum)
        #expect(Boards.met.when("meeting-held", on: date, data) == nil)
        let held = Boards.met.given("meeting-held", on: date, data).state.meetings[Boards.may]?.held
        #expect(held?.contests == at(0))
        #expect(held?.on == day(date) && held?.value.quorum == Quorum(quorum))
    }

    @Test func `the codes are those of the schema`() {
        let codes = PrivateMeetingReason.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "commercial personal legal other")
    }
}
