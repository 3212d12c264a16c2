import EventLog
import Testing

@testable import Commissioning

@Suite struct OrganisationRegisteredTests {
    private let minimal = #"{"kind":"CCG","name":"NHS Bassetlaw CCG"}"#
    private let story = Story(OrganisationArea.self, "org/02Q")
        .given(
            "organisation-registered", on: "2013-04-01",
            #"{"kind":"CCG","name":"NHS Bassetlaw CCG"}"#)

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            OrganisationArea.self, "organisation-registered", minimal: minimal,
            full: #"""
                {"kind":"CCG","name":"NHS Bassetlaw CCG",
                "legalName":"NHS Bassetlaw Clinical Commissioning Group",
                "address":"Retford Hospital, Retford DN22 7XF",
                "ids":[{"scheme":"GB-NHS","id":"02Q"},{"scheme":"GB-COH","id":"1"}]}
                """#)
    }

    @Test func `a body is open from the day of the fact`() {
        #expect(story.state.kind == .ccg)
        #expect(story.state.openedOn == day("2013-04-01"))
        #expect(story.state.name?.value == "NHS Bassetlaw CCG")
        #expect(story.state.registration?.isContested == false)
    }

    @Test func `the same registration again is refused`() {
        let refusal = story.when("organisation-registered", on: "2013-04-01", minimal)
        #expect(refusal == .alreadyRegistered(on: day("2013-04-01"), by: Position(0)))
    }

    @Test func `a registration of another day is recorded and contested`() {
        #expect(story.when("organisation-registered", on: "2013-04-02", minimal) == nil)
        let state = story.given("organisation-registered", on: "2013-04-02", minimal).state
        #expect(state.openedOn == day("2013-04-02"))
        #expect(state.registration?.contests == at(0))
        #expect(state.name?.isContested == false)
    }

    @Test func `of two registrations the one recorded later stays`() {
        let other = #"{"kind":"trust","name":"Bassetlaw"}"#
        #expect(story.when("organisation-registered", on: "2013-04-01", other) == nil)
        let later = story.given("organisation-registered", on: "2013-04-01", other).state
        #expect(later.kind == .trust && later.name?.value == "Bassetlaw")
        #expect(later.registration?.contests == at(0) && later.name?.contests == at(0))

        let earlier = Story(OrganisationArea.self, "org/02Q")
            .given("organisation-registered", on: "2013-04-01", minimal, at: 5)
            .given("organisation-registered", on: "2013-05-01", other, at: 3).state
        #expect(earlier.kind == .ccg && earlier.name?.value == "NHS Bassetlaw CCG")
        #expect(earlier.registration?.contests == at(3) && earlier.name?.contests == at(3))
    }

    @Test func `a second registration does not undo a renaming`() {
        let state =
            story
            .given("organisation-renamed", on: "2015-01-01", #"{"newName":"New"}"#)
            .given(
                "organisation-registered", on: "2016-01-01", #"{"kind":"CCG","name":"Other"}"#
            ).state
        #expect(state.name?.value == "New" && state.name?.isContested == false)
        #expect(state.registration?.isContested == true)
    }
}
