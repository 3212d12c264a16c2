import EventLog
import Testing

@testable import Commissioning

@Suite struct SupportSourcingDecidedTests {
    private let story = Story(SupportArea.self, "support/02Q/1")
    private let full = #"""
        {"option":"CSU","supplier":"0AR","supplierName":"Arden","functions":["BI"],
        "decision":{"meeting":"gb-2012-11","item":"7"},"reasonCode":"constrained",
        "rationale":"No other way was left.","procurementRef":"none",
        "restrictionsApplied":[{"by":"X24","instrument":"frameworkMandate",
        "what":"Only the framework.","legalBasis":"none named"}]}
        """#

    private func decided(_ option: String, _ functions: String = "") -> String {
        #"{"option":"\#(option)","decision":{"urgent":"u-1"},"reasonCode":"cost"\#(functions)}"#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            SupportArea.self, "support-sourcing-decided", minimal: decided("inHouse"), full: full)
    }

    @Test func `what was decided is kept, with its restrictions`() throws {
        let state = story.given("support-sourcing-decided", on: "2012-11-01", full).state
        let decision = try #require(state.decisions.first?.value)
        #expect(decision.option == .csu && decision.supplier == .body(ods("0AR")))
        #expect(decision.restrictions.map(\.instrument) == [.frameworkMandate])
        #expect(
            decision.decision
                == .meeting(
                    try #require(Reference("gb-2012-11")), item: Reference("7")))
    }

    @Test func `a decision with no options appraised is recorded as such`() {
        #expect(story.when("support-sourcing-decided", on: "2012-11-01", full) == nil)
        let without = story.given("support-sourcing-decided", on: "2012-11-01", full).state
        #expect(without.decisions.map(\.value.followsAppraisal) == [false])
        let with =
            story
            .given(
                "support-option-appraised", on: "2012-10-01", #"{"options":[{"kind":"CSU"}]}"#
            )
            .given("support-sourcing-decided", on: "2012-11-01", full).state
        #expect(with.decisions.map(\.value.followsAppraisal) == [true])
    }

    @Test func `two decisions of one day that differ contest each other`() {
        let state =
            story.given("support-sourcing-decided", on: "2012-11-01", decided("inHouse"))
            .given("support-sourcing-decided", on: "2012-11-01", decided("CSU")).state
        #expect(state.decisions.map(\.value.option) == [.csu])
        #expect(state.decisions.first?.contests == at(0))
    }

    @Test func `decisions for different functions or of different days stand side by side`() {
        let state =
            story
            .given(
                "support-sourcing-decided", on: "2012-11-01",
                decided("inHouse", #","functions":["HR"]"#)
            )
            .given(
                "support-sourcing-decided", on: "2012-11-01",
                decided("CSU", #","functions":["BI"]"#)
            )
            .given("support-sourcing-decided", on: "2012-12-01", decided("LPF")).state
        #expect(
            state.decisions.map(\.value.option) == [
                .inHouse, .csu, .leadProviderFramework,
            ])
        #expect(state.decisions.allSatisfy { !$0.isContested })
    }

    @Test func `it is found under the supplier and under those who restrict it`() {
        let tags = Reading.tags(SupportArea.self, "support-sourcing-decided", full)
        #expect(tags == ["supplier:0AR", "body:X24"])
    }
}
