import EventLog
import Testing

@testable import Commissioning

@Suite struct AlternativeProvisionTests {
    @Test func `requests and offers are added up apart, even those of one day`() {
        let two = #"{"patientCount":2}"#
        let state =
            Choices.story.given("alternative-provider-requested", on: "2013-05-01", two)
            .given("alternative-provider-requested", on: "2013-05-01", two)
            .given("alternative-provider-offered", on: "2013-05-02", #"{"patientCount":3}"#).state
        #expect(state.patientsRequestingAlternative == 4)
        #expect(state.patientsOfferedAlternative == 3)
        #expect(Choices.story.state.patientsRequestingAlternative == 0)
    }
}
