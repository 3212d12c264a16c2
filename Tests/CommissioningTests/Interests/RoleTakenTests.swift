import EventLog
import Testing

@testable import Commissioning

@Suite struct RoleTakenTests {
    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            InterestsArea.self, "role-taken", minimal: Registers.role(),
            full: #"""
                {"personRef":"person:1","role":"governingBody","bodyRef":"gb","position":"GP lead",
                "isDecisionMaker":true,"from":"2017-04-01","name":"Dr A. Example"}
                """#)
    }

    @Test func `a role is held from its first day, else from the day of the appointment`() {
        let key = Registers.seated.state.roles.values.first?.key
        #expect(key?.person == Registers.gp && key?.role == .governingBody && key?.body == nil)
        let later = Registers.seated.state.roles.values.first
        #expect(later?.terms(on: day("2017-03-31")) == nil)
        #expect(later?.terms(on: day("2017-04-01"))?.value.isDecisionMaker == true)
        let atOnce = Registers.story.given("role-taken", on: "2017-03-20", Registers.role()).state
        #expect(atOnce.roles.values.first?.terms(on: day("2017-03-20")) != nil)
    }

    @Test func `the same role on the same terms from the same day is refused, others are not`() {
        let again = Registers.role(from: "2017-04-01")
        #expect(
            Registers.seated.when("role-taken", on: "2017-04-05", again)
                == .alreadyTaken(person: Registers.gp, from: day("2017-04-01"), by: Position(0)))
        for other in [
            Registers.role(from: "2018-04-01"), Registers.role(decides: false, from: "2017-04-01"),
            Registers.role(as: "committee", from: "2017-04-01"),
            Registers.role(in: "gb", from: "2017-04-01"),
            Registers.role("person:2", from: "2017-04-01"),
        ] {
            #expect(Registers.seated.when("role-taken", on: "2017-04-05", other) == nil)
        }
        let left = Registers.seated.given("role-left", on: "2017-05-01", Registers.left())
        #expect(left.when("role-taken", on: "2017-06-01", again) == nil)
    }

    @Test func `a role that was held long before its appointment is recorded`() {
        let early = Registers.role(from: "2013-04-01")
        #expect(Registers.story.when("role-taken", on: "2017-03-20", early) == nil)
    }

    @Test func `other terms from the same day contest, from a later day they follow`() {
        let contested = Registers.seated.given(
            "role-taken", on: "2017-04-05", Registers.role(decides: false, from: "2017-04-01"))
        #expect(contested.state.roles.values.first?.terms.map(\.taken.contests) == [at(0)])
        let changed = Registers.seated.given(
            "role-taken", on: "2018-04-01", Registers.role(decides: false))
        let role = changed.state.roles.values.first
        #expect(role?.terms(on: day("2018-03-31"))?.value.isDecisionMaker == true)
        #expect(role?.terms(on: day("2018-04-01"))?.value.isDecisionMaker == false)
    }

    @Test func `the codes are those of the schema`() {
        let codes = RegisterRole.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "governingBody committee memberPractice employee contractor other")
    }
}
