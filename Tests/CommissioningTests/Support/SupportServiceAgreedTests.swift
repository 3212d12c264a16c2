import EventLog
import Testing

@testable import Commissioning

@Suite struct SupportServiceAgreedTests {
    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            SupportArea.self, "support-service-agreed",
            minimal: #"{"functions":["BI"],"start":"2013-04-01","hostedByBoard":true}"#,
            full: #"""
                {"supplier":"0AR","supplierName":"Arden","functions":["BI","HR"],
                "start":"2013-04-01","end":"2014-04-01",
                "annualValue":{"pence":1000,"vat":"excl","basis":"annual"},
                "breakClause":"Six months' notice.","hostedByBoard":true,
                "procurementRef":"SLA 2013/1"}
                """#)
    }

    @Test func `an agreement states the terms of the service`() throws {
        let agreement = try #require(Services.agreed.state.agreement)
        #expect(agreement.supplier.value == .body(ods("0AR")))
        #expect(agreement.functions.value == SupportFunctions([.businessIntelligence]))
        #expect(agreement.end.value == day("2014-04-01"))
        #expect(agreement.annualValue.value == aYear(1_000))
        #expect(agreement.hostedByBoard.value && agreement.start.by == Position(0))
    }

    @Test func `somebody must supply, by code or by name`() {
        let nobody = #"{"functions":["BI"],"start":"2013-04-01","hostedByBoard":false}"#
        let refusal = Services.story.when("support-service-agreed", on: "2013-03-01", nobody)
        #expect(refusal == .supplierMissing)
        let named = #"""
            {"supplierName":"A Ltd","functions":["BI"],"start":"2013-04-01","hostedByBoard":false}
            """#
        #expect(Services.story.when("support-service-agreed", on: "2013-03-01", named) == nil)
    }

    @Test(arguments: ["2013-04-01", "2013-03-31"])
    func `a service cannot end before or on its start`(end: String) {
        let refusal = Services.story.when(
            "support-service-agreed", on: "2013-03-01", Services.agreement(end: end))
        #expect(
            refusal
                == .endNotAfterStart(end: day(end), start: day("2013-04-01"), agreedBy: nil))
    }

    @Test func `a service of one day is recorded`() {
        let data = Services.agreement(end: "2013-04-02")
        #expect(Services.story.when("support-service-agreed", on: "2013-03-01", data) == nil)
    }

    @Test func `a contradictory agreement is recorded and contested`() {
        let other = Services.agreement(supplier: "0AX")
        #expect(Services.agreed.when("support-service-agreed", on: "2013-03-01", other) == nil)
        let state = Services.agreed.given("support-service-agreed", on: "2013-03-01", other).state
        #expect(state.agreement?.isContested == true)
    }

    @Test func `an agreement after an exit begins a service anew`() {
        let state =
            Services.agreed
            .given("support-service-exited", on: "2013-12-01", #"{"reasonCode":"moved"}"#)
            .given("support-service-agreed", on: "2014-01-01", Services.agreement(pence: 5)).state
        #expect(state.exit == nil && state.formerExits.map(\.by) == at(1))
        #expect(state.agreement?.annualValue.value == aYear(5))
        #expect(state.agreement?.isContested == false)
    }

    @Test func `it is found under the supplier`() {
        let tags = Reading.tags(
            SupportArea.self, "support-service-agreed", Services.agreement())
        #expect(tags == ["supplier:0AR"])
    }
}
