import EventLog
import Testing

@testable import Commissioning

@Suite struct OrganisationClosedTests {
    private let replaced = #"{"reasonCode":"replacedByICB"}"#
    private let story = Story(OrganisationArea.self, "org/02Q")
        .given("organisation-closed", on: "2022-07-01", #"{"reasonCode":"replacedByICB"}"#)

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            OrganisationArea.self, "organisation-closed", minimal: replaced,
            full: #"{"reasonCode":"merged","reason":"Merged with its neighbours."}"#)
    }

    @Test func `a body is closed from the day of the fact`() {
        #expect(story.state.closedOn == day("2022-07-01"))
        #expect(story.state.closing?.value == .replacedByICB)
        #expect(story.state.afterClosing.isEmpty)
    }

    @Test func `the same closing again is refused`() {
        let refusal = story.when("organisation-closed", on: "2022-07-01", replaced)
        #expect(refusal == .alreadyClosed(on: day("2022-07-01"), by: Position(0)))
    }

    @Test(arguments: [("2022-07-02", "replacedByICB"), ("2022-07-01", "dissolved")])
    func `a closing that differs is recorded and contested`(on: String, reason: String) {
        let data = #"{"reasonCode":"\#(reason)"}"#
        #expect(story.when("organisation-closed", on: on, data) == nil)
        let state = story.given("organisation-closed", on: on, data).state
        #expect(state.closedOn == day(on))
        #expect(state.closing?.value.rawValue == reason)
        #expect(state.closing?.contests == at(0))
    }
}
