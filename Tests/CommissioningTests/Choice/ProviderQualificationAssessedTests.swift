import EventLog
import Testing

@testable import Commissioning

@Suite struct ProviderQualificationAssessedTests {
    private let event = "provider-qualification-assessed"
    private let full = #"""
        {"supplier":"NT1","supplierName":"Feet Ltd","criteriaResults":[
        {"criterion":"staff","met":true},{"criterion":"access","met":false}],
        "cqcRegistered":true,"licensed":false,"acceptsStandardContract":true,
        "acceptsTariff":true,"acceptsPathways":false}
        """#
    private func results(_ criteria: String...) -> String {
        let results = criteria.map { #"{"criterion":"\#($0)","met":true}"# }
        return Choices.named(#","criteriaResults":[\#(results.joined(separator: ","))]"#)
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ChoiceArea.self, event,
            minimal: #"{"criteriaResults":[{"criterion":"staff","met":true}]}"#, full: full)
    }

    @Test func `what was found is kept`() throws {
        let state = Choices.specified.given(event, on: "2012-03-01", full).state
        let provider = try #require(state.provider(Choices.nt1))
        #expect(provider.criteriaMet == Choices.refs("staff"))
        #expect(provider.criteriaUnmet == Choices.refs("access"))
        let found = try #require(provider.assessments.first)
        #expect(found.by == Position(1) && found.value.isCQCRegistered == true)
        #expect(found.value.isLicensed == false && found.value.acceptsStandardContract == true)
        #expect(found.value.acceptsTariff == true && found.value.acceptsPathways == false)
    }

    @Test func `somebody must be assessed`() {
        let nobody = #"{"criteriaResults":[{"criterion":"staff","met":true}]}"#
        #expect(Choices.specified.when(event, on: "2012-03-01", nobody) == .supplierMissing)
    }

    @Test func `a criterion cannot be assessed twice at once`() throws {
        let staff = try #require(Reference("staff"))
        let refusal = Choices.specified.when(event, on: "2012-03-01", results("staff", "staff"))
        #expect(refusal == .criterionTwice(staff))
    }

    @Test func `a criterion that no specification ever had is refused`() throws {
        let price = try #require(Reference("price"))
        let later = Choices.specified.given(
            "service-specification-set", on: "2012-02-01", #"{"tariff":"noTariff"}"#)
        #expect(
            later.when(event, on: "2012-03-01", results("staff", "price"))
                == .criterionNotPublished(price, specifications: at(0, 1)))
        #expect(later.when(event, on: "2012-03-01", results("staff")) == nil)
    }

    @Test func `a criterion is recorded while no specification on record has any`() {
        #expect(Choices.story.when(event, on: "2012-03-01", results("price")) == nil)
        let bare = Choices.story.given(
            "service-specification-set", on: "2012-02-01", #"{"tariff":"noTariff"}"#)
        #expect(bare.when(event, on: "2012-03-01", results("price")) == nil)
    }

    @Test func `another finding of the same day is contested, one of another day is newer`() {
        let state =
            Choices.specified.given(event, on: "2012-03-01", full)
            .given(event, on: "2012-03-01", results("staff"))
            .given(event, on: "2012-04-01", results("access")).state
        let provider = state.provider(Choices.nt1)
        #expect(provider?.assessments.map(\.contests) == [at(1), []])
        #expect(provider?.criteriaMet == Choices.refs("access"))
        #expect(provider?.assessment(by: day("2012-03-31"))?.by == Position(2))
        #expect(provider?.assessment(by: day("2012-02-28")) == nil)
    }

    @Test func `it is found under the provider`() {
        #expect(Reading.tags(ChoiceArea.self, event, full) == ["supplier:NT1"])
    }
}
