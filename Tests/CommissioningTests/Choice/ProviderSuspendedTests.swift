import EventLog
import Testing

@testable import Commissioning

@Suite struct ProviderSuspendedTests {
    private let event = "provider-suspended"
    private func until(_ end: String) -> String {
        Choices.named(#","reasonCode":"safety","endsOn":"\#(end)""#)
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ChoiceArea.self, event, minimal: #"{"reasonCode":"quality"}"#,
            full: #"""
                {"supplier":"NT1","supplierName":"Feet Ltd","reasonCode":"safety",
                "reason":"An infection.","endsOn":"2012-06-01"}
                """#)
    }

    @Test func `a suspension says why and until when`() throws {
        let state = Choices.qualified.given(event, on: "2012-05-01", until("2012-06-01")).state
        let provider = try #require(state.provider(Choices.nt1))
        #expect(provider.standing == .suspended(until: day("2012-06-01")))
        #expect(provider.standings.last?.by == Position(4))
        #expect(provider.suspensions.map(\.value.reason) == [.safety])
        #expect(provider.suspensions.map(\.value.endsOn) == [day("2012-06-01")])
    }

    @Test func `somebody must be suspended`() {
        let nobody = #"{"reasonCode":"other"}"#
        #expect(Choices.story.when(event, on: "2012-05-01", nobody) == .supplierMissing)
    }

    @Test(arguments: ["2012-05-01", "2012-04-30"])
    func `a suspension cannot end before or on its start`(end: String) {
        let refusal = Choices.qualified.when(event, on: "2012-05-01", until(end))
        #expect(refusal == .endNotAfterStart(end: day(end), start: day("2012-05-01")))
    }

    @Test func `a suspension of one day is recorded, also of a provider never qualified`() {
        #expect(Choices.qualified.when(event, on: "2012-05-01", until("2012-05-02")) == nil)
        #expect(Choices.story.when(event, on: "2012-05-01", until("2012-05-02")) == nil)
        let state = Choices.story.given(event, on: "2012-05-01", until("2012-05-02")).state
        #expect(state.provider(Choices.nt1)?.qualifications == [])
        #expect(state.provider(Choices.nt1)?.suspensions.count == 1)
    }

    @Test func `another suspension of the same day is contested, one of another day is added`() {
        let state =
            Choices.qualified.given(event, on: "2012-05-01", until("2012-06-01"))
            .given(event, on: "2012-05-01", until("2012-07-01"))
            .given(event, on: "2012-05-08", until("2012-08-01")).state
        let provider = state.provider(Choices.nt1)
        #expect(provider?.suspensions.map(\.contests) == [at(4), []])
        #expect(provider?.standings.map(\.contests) == [[], [], [], at(4), []])
    }

    @Test func `it is found under the provider`() {
        #expect(Reading.tags(ChoiceArea.self, event, until("2012-06-01")) == ["supplier:NT1"])
    }
}
