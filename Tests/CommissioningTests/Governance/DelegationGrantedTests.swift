import EventLog
import Testing

@testable import Commissioning

@Suite struct DelegationGrantedTests {
    private let toBody = Boards.grant(delegate: #","toBody":"pccc","toODS":"QF7""#)

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            GovernanceArea.self, "delegation-granted",
            minimal: #"""
                {"delegationRef":"delegation:1","grantedBy":"board","function":"Buying",
                "instrument":"TOR","from":"2013-04-01"}
                """#,
            full: Boards.grant(
                to: "2015-04-01",
                delegate: #","toBody":"pccc","toOfficer":"person:3","toODS":"QF7""#))
    }

    @Test func `a grant states who may decide what, up to what value and when`() throws {
        let state = Boards.delegated.state
        let delegation = try #require(state.delegations[Boards.delegation])
        let grant = try #require(delegation.terms.first?.grant)
        #expect(grant.by == Position(0) && grant.value.grantedBy == Boards.board)
        #expect(grant.value.delegate == .officer(Boards.ref("person:3")))
        #expect(grant.value.function == "Buying" && grant.value.organisation == nil)
        #expect(grant.value.limit == Pence(5_000_000))
        #expect(grant.value.instrument == .schemeOfDelegation)
        #expect(grant.value.period == Period(from: day("2013-04-01"), to: day("2015-04-01")))
    }

    @Test func `a delegation to a body of another organisation is found under that`() throws {
        #expect(Boards.story.when("delegation-granted", on: "2013-04-01", toBody) == nil)
        let state = Boards.story.given("delegation-granted", on: "2013-04-01", toBody).state
        let grant = try #require(state.delegations[Boards.delegation]?.terms.first?.grant)
        #expect(grant.value.delegate == .body(Boards.ref("pccc")))
        #expect(grant.value.organisation == ods("QF7"))
        let tags = Reading.tags(GovernanceArea.self, "delegation-granted", toBody)
        #expect(tags == ["body:QF7"])
    }

    @Test(arguments: ["", #","toODS":"QF7""#, #","toBody":"pccc","toOfficer":"person:3""#])
    func `a delegation goes to a body or to an officer`(delegate: String) {
        let data = Boards.grant(delegate: delegate)
        let refusal = Boards.story.when("delegation-granted", on: "2013-04-01", data)
        #expect(refusal == .delegateNotOne)
        let state = Boards.story.given("delegation-granted", on: "2013-04-01", data).state
        #expect(state.delegations.values.isEmpty)
    }

    @Test(arguments: ["2013-04-01", "2013-03-31"])
    func `a delegation cannot end before or on its start`(to: String) {
        let data = Boards.grant(to: to)
        let refusal = Boards.story.when("delegation-granted", on: "2013-04-01", data)
        #expect(refusal == .endNotAfterStart(to: day(to), from: day("2013-04-01")))
        let state = Boards.story.given("delegation-granted", on: "2013-04-01", data).state
        #expect(state.delegations.values.isEmpty)
    }

    @Test func `a delegation by a body not on record is recorded`() {
        let data = Boards.grant(to: "2013-04-02")
        #expect(Boards.story.when("delegation-granted", on: "2013-04-01", data) == nil)
        #expect(Boards.delegated.state.bodies[Boards.board] == nil)
    }

    @Test func `another limit from the same first day is recorded and contested`() {
        let other = Boards.grant(pence: 1)
        #expect(Boards.delegated.when("delegation-granted", on: "2013-04-01", other) == nil)
        let terms =
            Boards.delegated.given("delegation-granted", on: "2013-04-01", other)
            .state.delegations[Boards.delegation]?.terms
        #expect(terms?.map(\.grant.value.limit) == [Pence(1)])
        #expect(terms?.map(\.grant.contests) == [at(0)])
    }

    @Test func `the codes are those of the schema`() {
        let codes = DelegationInstrument.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "SoRD s13Z s14Z3 s65Z5 s75 TOR")
    }
}
