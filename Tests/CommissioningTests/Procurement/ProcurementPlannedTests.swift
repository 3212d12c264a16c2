import EventLog
import Testing

@testable import Commissioning

@Suite struct ProcurementPlannedTests {
    private let minimal = #"""
        {"title":"Community podiatry","isHealthCareService":true,"regime":"PPC2013"}
        """#
    private let planned = Tenders.story.given(
        "procurement-planned", on: "2013-04-02", Tenders.plan())

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "procurement-planned", minimal: minimal,
            full: #"""
                {"title":"Community podiatry","description":"Foot care at four sites.",
                "cpv":["85110000-3"],"services":["Podiatry"],
                "estValue":{"pence":1000,"vat":"excl","basis":"total"},
                "isHealthCareService":true,"regime":"PPC2013",
                "parties":[{"ods":"02Q","role":"lead","sharePence":600,"ownDecisionRef":"d1"}],
                "existingContract":"contract/02Q/1","ocid":"ocds-213czf-000-00001"}
                """#)
    }

    @Test func `a plan says what is to be bought and under which law`() throws {
        let plan = try #require(planned.state.plan?.value)
        #expect(planned.state.title == "Podiatry" && plan.isHealthCareService)
        #expect(plan.parties.map(\.code) == [ods("02Q"), ods("03A")])
        #expect(planned.state.regime?.value == .ppc2013)
        #expect(planned.state.estimatedValue?.value.pence == pence(1_000))
    }

    @Test func `a commissioner stands once among the parties`() {
        let twice = Tenders.plan(second: "02Q")
        let refusal = Tenders.story.when("procurement-planned", on: "2013-04-02", twice)
        #expect(refusal == .partyTwice(ods("02Q")))
    }

    @Test func `the same plan again is refused`() {
        let refusal = planned.when("procurement-planned", on: "2013-04-02", Tenders.plan())
        #expect(refusal == .already(.planned, on: day("2013-04-02"), by: Position(0)))
    }

    @Test func `a second plan that differs is recorded and contested`() {
        let other = Tenders.plan(value: 2_000, regime: "exempt")
        #expect(planned.when("procurement-planned", on: "2013-04-02", other) == nil)
        let state = planned.given("procurement-planned", on: "2013-04-02", other).state
        #expect(state.plan?.contests == at(0) && state.regime?.contests == at(0))
        #expect(state.estimatedValue?.contests == at(0))
        let sameLater = planned.given("procurement-planned", on: "2013-05-02", Tenders.plan()).state
        #expect(sameLater.plan?.contests == at(0) && sameLater.regime?.contests == [])
    }

    @Test func `a plan does not deny what the commencement fixed`() {
        let state =
            Tenders.story.given(
                "procurement-commenced", on: "2013-04-01",
                #"""
                {"by":"callOff","regime":"exempt","mainSubject":"goods",
                "estValue":{"pence":5,"vat":"excl"}}
                """#
            ).given("procurement-planned", on: "2013-04-02", Tenders.plan()).state
        #expect(state.regime?.value == .exempt && state.regime?.isContested == false)
        #expect(state.estimatedValue?.value.pence == pence(5))
        #expect(state.estimatedValue?.isContested == false)
    }

    @Test func `it is found under its parties`() {
        let tags = Reading.tags(ProcurementArea.self, "procurement-planned", Tenders.plan())
        #expect(tags == ["body:02Q", "body:03A"])
    }
}
