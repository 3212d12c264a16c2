import EventLog
import Testing

@testable import Commissioning

@Suite struct ServiceSpecificationSetTests {
    private let event = "service-specification-set"
    private let full = #"""
        {"specification":{"title":"Podiatry","uri":"https://example.org/podiatry"},
        "tariff":"localTariff","localTariff":{"pence":4200,"vat":"excl"},
        "qualityRequirements":["Seen within two weeks"],"geography":"Blackpool",
        "criteria":[{"criterion":"staff","title":"Staff are registered"}],
        "publishedOn":"2012-01-02"}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ChoiceArea.self, event, minimal: #"{"tariff":"nationalTariff"}"#, full: full)
    }

    @Test func `the codes are those of the schema`() {
        let codes = ChoiceTariff.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "nationalTariff localTariff noTariff")
    }

    @Test func `what a specification sets is kept`() throws {
        let state = Choices.story.given(event, on: "2012-01-01", full).state
        let set = try #require(state.specifications.first?.value)
        #expect(set.document?.uri == "https://example.org/podiatry")
        #expect(set.tariff == .localTariff)
        #expect(set.localTariff == Pence(4_200).map { Money(pence: $0, vat: .excluded) })
        #expect(set.qualityRequirements == ["Seen within two weeks"])
        #expect(set.geography == "Blackpool" && set.publishedOn == day("2012-01-02"))
        #expect(set.criteria.map(\.id) == Choices.refs("staff"))
        #expect(set.criteria.map(\.title) == ["Staff are registered"])
    }

    @Test func `a criterion cannot stand twice in one specification`() throws {
        let twice = #"""
            {"tariff":"noTariff","criteria":[{"criterion":"staff","title":"A"},
            {"criterion":"staff","title":"B"}]}
            """#
        let staff = try #require(Reference("staff"))
        #expect(Choices.story.when(event, on: "2012-01-01", twice) == .criterionTwice(staff))
        #expect(Choices.story.when(event, on: "2012-01-01", Choices.specification) == nil)
    }

    @Test func `a later specification is a version, another of the same day is contested`() {
        let state =
            Choices.specified
            .given(event, on: "2012-01-01", full)
            .given(event, on: "2013-01-01", #"{"tariff":"nationalTariff"}"#).state
        #expect(state.specifications.map(\.value.tariff) == [.localTariff, .nationalTariff])
        #expect(state.specifications.map(\.contests) == [at(0), []])
    }

    @Test func `criteria of every version are kept, each once, under their last title`() {
        let data = #"""
            {"tariff":"localTariff","criteria":[{"criterion":"access","title":"One week"},
            {"criterion":"kit","title":"Sterile"}]}
            """#
        let state = Choices.specified.given(event, on: "2012-01-01", data).state
        #expect(state.publishedCriteria.map(\.id) == Choices.refs("staff", "access", "kit"))
        #expect(
            state.publishedCriteria.map(\.title) == ["Staff are registered", "One week", "Sterile"])
    }
}
