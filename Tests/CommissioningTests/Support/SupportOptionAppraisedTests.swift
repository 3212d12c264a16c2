import EventLog
import Testing

@testable import Commissioning

@Suite struct SupportOptionAppraisedTests {
    private let full = #"""
        {"options":[{"kind":"CSU","supplier":"0AR","supplierName":"Arden",
        "cost":{"pence":1,"vat":"unknown"},"scoreBp":7500},{"kind":"inHouse"}],
        "criteria":["Quality","Price"],"preferred":"CSU"}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            SupportArea.self, "support-option-appraised",
            minimal: #"{"options":[{"kind":"inHouse"}]}"#, full: full)
    }

    @Test func `what was weighed is kept`() throws {
        let story = Story(SupportArea.self, "support/02Q/1")
        #expect(story.when("support-option-appraised", on: "2012-10-01", full) == nil)
        let state = story.given("support-option-appraised", on: "2012-10-01", full).state
        let appraisal = try #require(state.appraisals.first?.value)
        #expect(appraisal.options.map(\.kind) == [.csu, .inHouse])
        #expect(appraisal.options.first?.supplier == .body(ods("0AR")))
        #expect(appraisal.options.first?.score == BasisPoints(7_500))
        #expect(appraisal.preferred == .csu && appraisal.hasCriteria)
    }

    @Test func `it is found under each supplier`() {
        let tags = Reading.tags(SupportArea.self, "support-option-appraised", full)
        #expect(tags == ["supplier:0AR"])
    }
}
