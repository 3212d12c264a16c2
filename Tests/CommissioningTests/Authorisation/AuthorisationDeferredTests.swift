import EventLog
import Testing

@testable import Commissioning

@Suite struct AuthorisationDeferredTests {
    private let minimal = #"{"toWave":"4","by":"X24","reasonCode":"supportArrangements"}"#
    private let full =
        #"{"toWave":"4","fromWave":"1","by":"X24","followsFrom":"support/99A/in-house","#
        + #""reasonCode":"supportArrangements","reason":"It chose to run more itself."}"#
    private let story = Story(AuthorisationArea.self, "authorisation/99A")

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            AuthorisationArea.self, "authorisation-deferred", minimal: minimal, full: full)
    }

    @Test func `the same deferral is refused, another account of the day is contested`() {
        let deferred = story.given("authorisation-deferred", on: "2012-12-31", minimal)
        #expect(
            deferred.when("authorisation-deferred", on: "2012-12-31", minimal)
                == .alreadyDeferred(on: day("2012-12-31"), by: Position(0)))
        let state = deferred.given("authorisation-deferred", on: "2012-12-31", full).state
        #expect(state.deferrals.count == 1 && state.deferrals[0].contests == at(0))
    }

    @Test func `it is found under who authorises and under what it follows from`() {
        #expect(
            Reading.tags(AuthorisationArea.self, "authorisation-deferred", full)
                == ["body:X24", "support:99A/in-house"])
    }
}
