import EventLog
import Testing

@testable import Commissioning

@Suite struct FrameworkPlaceTests {
    private let place = #"{"framework":"LPF","lot":"1","supplier":"0AR"}"#
    private let story = Story(SupportArea.self, "support/X24/lpf-2015").given(
        "framework-supplier-accredited", on: "2015-02-01",
        #"{"framework":"LPF","lot":"1","supplier":"0AR"}"#)

    @Test func `a supplier has one place in a lot`() {
        let state =
            story.given("framework-supplier-accredited", on: "2015-02-01", place)
            .given(
                "framework-supplier-rejected", on: "2015-02-01",
                #"{"framework":"LPF","lot":"2","supplier":"0AR","reasonCode":"quality"}"#
            ).state
        #expect(state.frameworkPlaces.map(\.value.outcome) == [.accredited, .rejected(.quality)])
        #expect(state.frameworkPlaces.allSatisfy { !$0.isContested })
    }

    @Test func `accreditation and rejection on one day contest each other`() {
        let state = story.given("framework-supplier-rejected", on: "2015-02-01", place).state
        #expect(state.frameworkPlaces.map(\.value.outcome) == [.rejected(nil)])
        #expect(state.frameworkPlaces.first?.contests == at(0))
    }

    @Test func `a later rejection supersedes the place`() {
        let state = story.given("framework-supplier-rejected", on: "2016-02-01", place).state
        #expect(state.frameworkPlaces.map(\.value.outcome) == [.rejected(nil)])
        #expect(state.frameworkPlaces.first?.superseded == at(0))
    }
}
