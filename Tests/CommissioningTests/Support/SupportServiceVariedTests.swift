import EventLog
import Testing

@testable import Commissioning

@Suite struct SupportServiceVariedTests {
    private let price = #"""
        {"annualValue":{"pence":2000,"vat":"excl","basis":"annual"},"reasonCode":"price"}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            SupportArea.self, "support-service-varied", minimal: #"{"reasonCode":"scope"}"#,
            full: #"""
                {"functions":["BI","HR"],"end":"2015-04-01","reasonCode":"growth",
                "reason":"More work.","annualValue":{"pence":2000,"vat":"excl"}}
                """#)
    }

    @Test func `a variation supersedes the terms it names and no other`() throws {
        let story = Services.agreed.given("support-service-varied", on: "2013-09-01", price)
        let agreement = try #require(story.state.agreement)
        #expect(agreement.annualValue.value == aYear(2_000))
        #expect(agreement.annualValue.superseded == at(0))
        #expect(agreement.annualValue.on == day("2013-09-01"))
        #expect(agreement.functions.by == Position(0) && agreement.end.by == Position(0))
        #expect(!agreement.isContested && story.state.withoutAgreement.isEmpty)
    }

    @Test func `functions and end can be varied`() throws {
        let data = #"{"functions":["HR"],"end":"2015-04-01","reasonCode":"scope"}"#
        let story = Services.agreed.given("support-service-varied", on: "2013-09-01", data)
        let agreement = try #require(story.state.agreement)
        #expect(agreement.functions.value == SupportFunctions([.humanResources]))
        #expect(agreement.end.value == day("2015-04-01"))
    }

    @Test func `a service cannot be made to end on its start`() {
        let refusal = Services.agreed.when(
            "support-service-varied", on: "2013-09-01",
            #"{"end":"2013-04-01","reasonCode":"reduction"}"#)
        #expect(
            refusal
                == .endNotAfterStart(
                    end: day("2013-04-01"), start: day("2013-04-01"), agreedBy: Position(0)))
        let nextDay = #"{"end":"2013-04-02","reasonCode":"reduction"}"#
        #expect(Services.agreed.when("support-service-varied", on: "2013-09-01", nextDay) == nil)
    }

    @Test func `a variation with no agreement on record is recorded`() {
        #expect(Services.story.when("support-service-varied", on: "2013-09-01", price) == nil)
        let state = Services.story.given("support-service-varied", on: "2013-09-01", price).state
        #expect(state.withoutAgreement == at(0) && state.agreement == nil)
    }
}
