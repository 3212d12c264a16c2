import EventLog
import Testing

@testable import Commissioning

@Suite struct FrameworkSupplierRejectedTests {
    private let story = Story(SupportArea.self, "support/X24/lpf-2015")

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            SupportArea.self, "framework-supplier-rejected",
            minimal: #"{"framework":"Lead Provider Framework","lot":"1"}"#,
            full: #"""
                {"framework":"Lead Provider Framework","lot":"1","supplier":"0AR",
                "supplierName":"Arden","reasonCode":"withdrawn"}
                """#)
    }

    @Test func `somebody must be named, by code or by name`() {
        let nobody = #"{"framework":"Lead Provider Framework","lot":"1"}"#
        let event = "framework-supplier-rejected"
        #expect(story.when(event, on: "2015-02-01", nobody) == .supplierMissing)
        let named = #"{"framework":"LPF","lot":"1","supplierName":"A Ltd"}"#
        #expect(story.when(event, on: "2015-02-01", named) == nil)
    }

    @Test func `it is found under the supplier`() {
        let tags = Reading.tags(
            SupportArea.self, "framework-supplier-rejected",
            #"{"framework":"LPF","lot":"1","supplier":"0AR"}"#)
        #expect(tags == ["supplier:0AR"])
    }
}
