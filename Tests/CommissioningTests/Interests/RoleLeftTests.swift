import EventLog
import Testing

@testable import Commissioning

@Suite struct RoleLeftTests {
    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            InterestsArea.self, "role-left", minimal: Registers.left(),
            full: Registers.left(in: "gb"))
    }

    @Test func `a role is held until it is left`() {
        #expect(Registers.seated.when("role-left", on: "2018-04-01", Registers.left()) == nil)
        let role = Registers.seated.given("role-left", on: "2018-04-01", Registers.left())
            .state.roles.values.first
        #expect(role?.terms(on: day("2018-03-31")) != nil)
        #expect(role?.terms(on: day("2018-04-01")) == nil && role?.left?.by == Position(1))
    }

    @Test(arguments: ["2017-03-31", "2017-04-01"])
    func `a role cannot be left before a day in it`(on date: String) {
        #expect(
            Registers.seated.when("role-left", on: date, Registers.left())
                == .endNotAfterStart(to: day(date), from: day("2017-04-01")))
    }

    @Test func `a role left and not taken again cannot be left`() {
        let story = Registers.seated.given("role-left", on: "2018-04-01", Registers.left())
        #expect(
            story.when("role-left", on: "2018-05-01", Registers.left())
                == .alreadyLeft(person: Registers.gp, on: day("2018-04-01"), by: Position(1)))
        let again = story.given("role-taken", on: "2018-06-01", Registers.role())
        #expect(again.when("role-left", on: "2018-07-01", Registers.left()) == nil)
    }

    @Test func `a role that nobody is known to have taken is left all the same, once`() {
        #expect(Registers.story.when("role-left", on: "2018-04-01", Registers.left()) == nil)
        let story = Registers.story.given("role-left", on: "2018-04-01", Registers.left())
        #expect(story.state.roles.values.map(\.leftUntaken?.by) == [Position(0)])
        #expect(
            story.when("role-left", on: "2018-04-01", Registers.left())
                == .alreadyLeft(person: Registers.gp, on: day("2018-04-01"), by: Position(0)))
    }
}
