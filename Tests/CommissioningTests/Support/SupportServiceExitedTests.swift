import EventLog
import Testing

@testable import Commissioning

@Suite struct SupportServiceExitedTests {
    private let moved = #"{"reasonCode":"moved","to":"LPF"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            SupportArea.self, "support-service-exited", minimal: #"{"reasonCode":"expired"}"#,
            full: #"{"reasonCode":"other","reason":"Staff left.","to":"inHouse"}"#)
    }

    @Test func `an exit ends the service on record`() {
        let state = Services.agreed.given("support-service-exited", on: "2014-01-01", moved).state
        #expect(state.exit?.value == SupportExit(reason: .moved, to: .leadProviderFramework))
        #expect(state.exit?.on == day("2014-01-01") && state.agreement != nil)
        #expect(state.withoutAgreement.isEmpty)
    }

    @Test func `a service cannot be exited twice`() {
        let exited = Services.agreed.given("support-service-exited", on: "2014-01-01", moved)
        let refusal = exited.when("support-service-exited", on: "2014-02-01", moved)
        #expect(refusal == .alreadyExited(on: day("2014-01-01"), by: Position(1)))
    }

    @Test func `a service agreed again can be exited again`() {
        let again =
            Services.agreed.given("support-service-exited", on: "2014-01-01", moved)
            .given("support-service-agreed", on: "2014-02-01", Services.agreement())
        #expect(again.when("support-service-exited", on: "2014-03-01", moved) == nil)
    }

    @Test func `an exit with no agreement on record is recorded`() {
        #expect(Services.story.when("support-service-exited", on: "2014-01-01", moved) == nil)
        let state = Services.story.given("support-service-exited", on: "2014-01-01", moved).state
        #expect(state.exit?.value.reason == .moved && state.withoutAgreement == at(0))
    }

    @Test func `a second exit that stands on record all the same is contested`() {
        let state =
            Services.agreed.given("support-service-exited", on: "2014-01-01", moved)
            .given("support-service-exited", on: "2014-02-01", moved).state
        #expect(state.exit?.on == day("2014-02-01") && state.exit?.contests == at(1))
    }
}
