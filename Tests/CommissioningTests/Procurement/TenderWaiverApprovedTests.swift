import EventLog
import Testing

@testable import Commissioning

@Suite struct TenderWaiverApprovedTests {
    private let full = #"""
        {"clause":"SFI 17.5","reasonCode":"soleSupplier","reason":"No other makes it.",
        "supplier":"RHA","supplierName":"Trust","estValue":{"pence":1,"vat":"excl"},
        "approver":"p9","decision":{"officer":"p9"},"retrospective":false,
        "reportedToAuditCommitteeOn":"2013-09-01"}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "tender-waiver-approved", minimal: Tenders.waiver,
            full: full.replacing(#""vat":"excl"}"#, with: #""vat":"excl","basis":"total"}"#))
    }

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(TenderWaiver.Reason.self)
                == "urgency soleSupplier continuity lowValue specialist other")
    }

    @Test func `a waiver after the fact is recorded as such`() {
        #expect(
            Tenders.story.when("tender-waiver-approved", on: "2013-08-01", Tenders.waiver) == nil)
        let state = Tenders.story.given("tender-waiver-approved", on: "2013-08-01", Tenders.waiver)
            .given("tender-waiver-approved", on: "2013-08-02", full).state
        #expect(state.waivers.map(\.value.isRetrospective) == [true, false])
        #expect(state.waivers.map(\.value.supplier) == [nil, .body(ods("RHA"))])
        #expect(state.waivers.last?.value.reportedToAuditCommitteeOn == day("2013-09-01"))
    }

    @Test func `it is found under the supplier`() {
        let tags = Reading.tags(ProcurementArea.self, "tender-waiver-approved", full)
        #expect(tags == ["supplier:RHA"])
    }
}
