import EventLog
import Testing

@testable import Commissioning

@Suite struct AlternativeProviderRequestedTests {
    private let event = "alternative-provider-requested"
    private let full = #"{"patientCount":3,"withinDays":14}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(ChoiceArea.self, event, minimal: #"{"patientCount":0}"#, full: full)
    }

    @Test func `how many and how soon is kept`() {
        #expect(Choices.story.when(event, on: "2013-05-01", full) == nil)
        let state = Choices.story.given(event, on: "2013-05-01", full).state
        #expect(state.alternativesRequested.map(\.value.patients) == [3])
        #expect(state.alternativesRequested.map(\.value.withinDays) == [14])
        #expect(state.alternativesOffered.isEmpty)
    }
}
