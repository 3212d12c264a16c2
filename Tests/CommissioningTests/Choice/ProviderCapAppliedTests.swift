import EventLog
import Testing

@testable import Commissioning

@Suite struct ProviderCapAppliedTests {
    private let event = "provider-cap-applied"
    private let none = #"{"limit":0,"basisCode":"demand"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ChoiceArea.self, event, minimal: none,
            full: #"""
                {"limit":3,"basisCode":"capacity","basis":"Few patients.",
                "decision":{"officer":"person:1","delegation":"SoRD-7"}}
                """#)
    }

    @Test func `the codes are those of the schema`() {
        let codes = ProviderCapBasis.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "demand capacity cost quality other")
    }

    @Test func `a cap below the number already qualified is recorded as such`() throws {
        #expect(Choices.qualified.when(event, on: "2012-05-01", none) == nil)
        let state = Choices.qualified.given(event, on: "2012-05-01", none).state
        let cap = try #require(state.cap(on: day("2012-05-01")))
        #expect(cap.value.limit == 0 && cap.value.basis == .demand && cap.by == Position(4))
        #expect(state.qualifiedProviders(on: cap.on).count == 1)
    }

    @Test func `a later cap follows, another of the same day is contested`() {
        let state =
            Choices.story.given(event, on: "2012-05-01", none)
            .given(event, on: "2012-05-01", #"{"limit":2,"basisCode":"demand"}"#)
            .given(event, on: "2013-05-01", #"{"limit":4,"basisCode":"quality"}"#).state
        #expect(state.caps.map(\.value.limit) == [2, 4])
        #expect(state.caps.map(\.contests) == [at(0), []])
    }
}
