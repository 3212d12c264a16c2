import EventLog
import Testing

@testable import Commissioning

@Suite struct SupportNeedIdentifiedTests {
    private let minimal = #"{"functions":["BI"]}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            SupportArea.self, "support-need-identified", minimal: minimal,
            full: #"""
                {"functions":["BI","finance"],"termMonths":36,
                "estValue":{"pence":120000000,"vat":"excl","basis":"annual"}}
                """#)
    }

    @Test func `needs add up in the order of the history`() {
        let story = Story(SupportArea.self, "support/02Q/1")
        #expect(story.when("support-need-identified", on: "2012-10-01", minimal) == nil)
        let state =
            story.given("support-need-identified", on: "2012-10-01", minimal)
            .given(
                "support-need-identified", on: "2012-11-01",
                #"{"functions":["HR","HR"],"termMonths":12}"#
            ).state
        #expect(
            state.needs.map(\.value.functions.functions) == [
                [.businessIntelligence], [.humanResources],
            ])
        #expect(state.needs.last?.value.term == Months(12))
    }
}
