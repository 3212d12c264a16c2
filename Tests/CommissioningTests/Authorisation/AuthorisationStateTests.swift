import EventLog
import Testing

@testable import Commissioning

@Suite struct AuthorisationStateTests {
    @Test func `a late event is noted by its position`() {
        let deferred = #"{"toWave":"4","by":"X24","reasonCode":"finance"}"#
        let state = Story(AuthorisationArea.self, "authorisation/99A")
            .given("authorisation-deferred", on: "2012-12-31", deferred)
            .given("authorisation-deferred", on: "2012-10-01", deferred, isLate: true).state
        #expect(state.lateEntries == at(1) && state.deferrals.count == 2)
    }
}
