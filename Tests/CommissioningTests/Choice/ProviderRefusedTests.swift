import EventLog
import Testing

@testable import Commissioning

@Suite struct ProviderRefusedTests {
    private let event = "provider-refused"
    private let full = #"""
        {"supplier":"NT1","supplierName":"Feet Ltd","criteria":["access"],
        "reasonCode":"failedCriterion","reasons":"Four weeks.","decision":{"urgent":"u-1"}}
        """#
    private func refused(by criteria: String) -> String {
        Choices.named(#","reasonCode":"failedCriterion","criteria":[\#(criteria)]"#)
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ChoiceArea.self, event, minimal: #"{"reasonCode":"capReached"}"#, full: full)
    }

    @Test func `the codes are those of the schema`() {
        let codes = ProviderRejectionReason.allCases.map(\.rawValue).joined(separator: " ")
        #expect(
            codes == "failedCriterion notRegistered capReached tariffNotAccepted incomplete other")
    }

    @Test func `the reasons in words are for auditors`() {
        let field = ProviderRefused.table.fields.first { $0.name == "reasons" }
        #expect(field?.audience == .auditors && field?.sealing == .narrative)
    }

    @Test func `what a provider was refused by is kept`() throws {
        let state = Choices.specified.given(event, on: "2012-04-01", full).state
        let provider = try #require(state.provider(Choices.nt1))
        #expect(provider.standing == .refused && provider.refusedBy == Choices.refs("access"))
        let rejection = try #require(provider.rejections.first)
        #expect(rejection.value.reason == .failedCriterion && rejection.by == Position(1))
        #expect(rejection.value.decision == Reference("u-1").map { .urgent($0) })
    }

    @Test func `somebody must be refused`() {
        let nobody = #"{"reasonCode":"other"}"#
        #expect(Choices.story.when(event, on: "2012-04-01", nobody) == .supplierMissing)
    }

    @Test func `a criterion cannot stand twice in one refusal`() throws {
        let staff = try #require(Reference("staff"))
        let data = refused(by: #""staff","staff""#)
        #expect(Choices.specified.when(event, on: "2012-04-01", data) == .criterionTwice(staff))
    }

    @Test func `a criterion that no specification ever had is refused`() throws {
        let price = try #require(Reference("price"))
        let data = refused(by: #""price""#)
        #expect(
            Choices.specified.when(event, on: "2012-04-01", data)
                == .criterionNotPublished(price, specifications: at(0)))
        #expect(Choices.story.when(event, on: "2012-04-01", data) == nil)
    }

    @Test func `a refusal though all criteria were met is recorded as such`() throws {
        let met = Choices.specified.given(
            "provider-qualification-assessed", on: "2012-03-01",
            Choices.named(#","criteriaResults":[{"criterion":"staff","met":true}]"#))
        let data = refused(by: #""staff""#)
        #expect(met.when(event, on: "2012-04-01", data) == nil)
        let state = met.given(event, on: "2012-04-01", data).state
        let provider = try #require(state.provider(Choices.nt1))
        let assessment = try #require(provider.assessment(by: day("2012-04-01")))
        #expect(provider.standing == .refused && assessment.value.unmet == [])
        #expect(provider.refusedBy == Choices.refs("staff"))
    }

    @Test func `a refusal by no criterion is recorded as such`() {
        let data = Choices.named(#","reasonCode":"other""#)
        #expect(Choices.specified.when(event, on: "2012-04-01", data) == nil)
        let state = Choices.specified.given(event, on: "2012-04-01", data).state
        #expect(state.provider(Choices.nt1)?.refusedBy == [])
        #expect(state.provider(Choices.nt1)?.rejections.map(\.value.reason) == [.other])
    }

    @Test func `another refusal of the same day is contested, one of another day is added`() {
        let state =
            Choices.specified.given(event, on: "2012-04-01", full)
            .given(event, on: "2012-04-01", refused(by: #""staff""#))
            .given(event, on: "2012-05-01", full).state
        let provider = state.provider(Choices.nt1)
        #expect(provider?.rejections.map(\.contests) == [at(1), []])
        #expect(provider?.standings.map(\.value) == [.refused])
    }

    @Test func `it is found under the provider`() {
        #expect(Reading.tags(ChoiceArea.self, event, full) == ["supplier:NT1"])
    }
}
