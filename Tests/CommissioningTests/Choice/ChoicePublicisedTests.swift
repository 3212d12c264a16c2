import EventLog
import Testing

@testable import Commissioning

@Suite struct ChoicePublicisedTests {
    private let event = "choice-publicised"
    private let leaflet = #"{"how":"leaflet","where":"Surgeries"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(ChoiceArea.self, event, minimal: #"{"how":"website"}"#, full: leaflet)
    }

    @Test func `the codes are those of the schema`() {
        let codes = ChoicePublicityMeans.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "website leaflet directory referrers media other")
    }

    @Test func `publicity adds up, and the same again is nothing new`() {
        #expect(Choices.story.when(event, on: "2012-05-01", leaflet) == nil)
        let state =
            Choices.story.given(event, on: "2012-05-01", leaflet)
            .given(event, on: "2012-05-01", leaflet)
            .given(event, on: "2012-05-01", #"{"how":"leaflet"}"#)
            .given(event, on: "2013-05-01", leaflet).state
        #expect(state.publicity.map(\.by) == at(0, 2, 3))
        #expect(state.publicity.map(\.value.place) == ["Surgeries", nil, "Surgeries"])
        #expect(state.publicity.allSatisfy { $0.value.means == .leaflet && !$0.isContested })
    }
}
