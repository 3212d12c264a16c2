import EventLog
import Testing

@testable import Commissioning

@Suite struct OrganisationRenamedTests {
    private let story = Story(OrganisationArea.self, "org/02Q")
        .given("organisation-registered", on: "2013-04-01", #"{"kind":"CCG","name":"A"}"#)

    @Test func `its fields are read and wrong ones are reported at their place`() {
        let data = #"{"newName":"NHS Bassetlaw"}"#
        SchemaLaw.holds(
            OrganisationArea.self, "organisation-renamed", minimal: data, full: data)
    }

    @Test func `a new name supersedes the one before`() {
        let state =
            story.given("organisation-renamed", on: "2014-01-01", #"{"newName":"B"}"#)
            .given("organisation-renamed", on: "2015-01-01", #"{"newName":"C"}"#).state
        #expect(state.name?.value == "C" && state.name?.by == Position(2))
        #expect(state.name?.superseded == at(0, 1) && state.name?.contests == [])
    }

    @Test func `two names from one day contest each other`() {
        let state =
            story.given("organisation-renamed", on: "2014-01-01", #"{"newName":"B"}"#)
            .given("organisation-renamed", on: "2014-01-01", #"{"newName":"C"}"#).state
        #expect(state.name?.value == "C")
        #expect(state.name?.superseded == at(0) && state.name?.contests == at(1))
    }

    @Test func `a renaming without a registration is recorded`() {
        let empty = Story(OrganisationArea.self, "org/02Q")
        #expect(empty.when("organisation-renamed", on: "2014-01-01", #"{"newName":"B"}"#) == nil)
        let state = empty.given("organisation-renamed", on: "2014-01-01", #"{"newName":"B"}"#).state
        #expect(state.name?.value == "B" && state.registration == nil)
    }
}
