import EventLog
import Testing

@testable import Commissioning

@Suite struct MembershipSetTests {
    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            GovernanceArea.self, "membership-set", minimal: Boards.member(),
            full: Boards.member(to: "2016-04-01"))
    }

    @Test func `a membership states who sits where, in what capacity and when`() throws {
        let data = Boards.member(to: "2016-04-01")
        let state = Boards.story.given("membership-set", on: "2013-04-01", data).state
        let membership = try #require(state.memberships.values.first)
        #expect(membership.value.seat == Seat(body: Boards.board, person: Boards.chair))
        #expect(membership.value.capacity == .chair && membership.value.isVoting)
        #expect(
            membership.value.period == Period(from: day("2013-04-01"), to: day("2016-04-01")))
    }

    @Test(arguments: ["2013-04-01", "2013-03-31"])
    func `a membership cannot end before or on its start`(to: String) {
        let data = Boards.member(to: to)
        let refusal = Boards.story.when("membership-set", on: "2013-04-01", data)
        #expect(refusal == .endNotAfterStart(to: day(to), from: day("2013-04-01")))
        let state = Boards.story.given("membership-set", on: "2013-04-01", data).state
        #expect(state.memberships.values.isEmpty)
    }

    @Test func `a membership of one day, of a body not on record, is recorded`() {
        let data = Boards.member(to: "2013-04-02")
        #expect(Boards.story.when("membership-set", on: "2013-04-01", data) == nil)
        let state = Boards.story.given("membership-set", on: "2013-04-01", data).state
        #expect(state.bodies[Boards.board] == nil)
        #expect(state.memberships(on: day("2013-04-01"), of: Boards.board).count == 1)
    }

    @Test func `the same membership again changes nothing`() {
        let story = Boards.story.given("membership-set", on: "2013-04-01", Boards.member())
        #expect(story.when("membership-set", on: "2013-04-01", Boards.member()) == nil)
        let again = story.given("membership-set", on: "2013-04-01", Boards.member())
        #expect(again.state == story.state)
    }

    @Test func `another capacity told on the same day is recorded and contested`() {
        let other = Boards.member(as: "lay")
        let story = Boards.story.given("membership-set", on: "2013-04-01", Boards.member())
        #expect(story.when("membership-set", on: "2013-04-01", other) == nil)
        let state = story.given("membership-set", on: "2013-04-01", other).state
        #expect(state.memberships.values.map(\.value.capacity) == [.lay])
        #expect(state.memberships.values.map(\.contests) == [at(0)])
    }

    @Test func `an end that is set later supersedes the open membership`() {
        let story =
            Boards.story.given("membership-set", on: "2013-04-01", Boards.member())
            .given("membership-set", on: "2015-06-01", Boards.member(to: "2015-06-01"))
        let memberships = story.state.memberships.values
        #expect(memberships.map(\.superseded) == [at(0)])
        #expect(memberships.map(\.isContested) == [false])
        #expect(story.state.memberships(on: day("2015-05-31")).count == 1)
        #expect(story.state.memberships(on: day("2015-06-01")).isEmpty)
    }
}
