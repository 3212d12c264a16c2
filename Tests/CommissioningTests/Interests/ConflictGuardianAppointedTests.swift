import EventLog
import Testing

@testable import Commissioning

@Suite struct ConflictGuardianAppointedTests {
    private let event = "conflict-guardian-appointed"

    private func guardian(_ person: String, from: String? = nil) -> String {
        let start = from.map { #","from":"\#($0)""# } ?? ""
        return #"{"personRef":"\#(person)"\#(start)}"#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            InterestsArea.self, event, minimal: guardian("person:2"),
            full: #"""
                {"personRef":"person:2","from":"2016-07-01","name":"B. Example",
                "contact":"guardian@a.example"}
                """#)
    }

    @Test func `each day has the guardian whose time began last`() {
        let story =
            Registers.story.given(event, on: "2016-06-28", guardian("person:2", from: "2016-07-01"))
            .given(event, on: "2018-01-01", guardian("person:1"))
        #expect(story.state.guardian(on: day("2016-06-30")) == nil)
        #expect(story.state.guardian(on: day("2016-07-01"))?.value.person == Registers.lay)
        #expect(story.state.guardian(on: day("2017-12-31"))?.value.person == Registers.lay)
        #expect(story.state.guardian(on: day("2018-01-01"))?.value.person == Registers.gp)
    }

    @Test func `who is guardian cannot become it, but again after another`() {
        let story = Registers.story.given(event, on: "2016-07-01", guardian("person:2"))
        #expect(
            story.when(event, on: "2017-07-01", guardian("person:2"))
                == .alreadyGuardian(
                    person: Registers.lay, on: day("2016-07-01"), by: Position(0)))
        let other = story.given(event, on: "2017-07-01", guardian("person:1"))
        #expect(other.when(event, on: "2018-07-01", guardian("person:2")) == nil)
    }

    @Test func `two guardians from one day contest each other`() {
        let story = Registers.story.given(event, on: "2016-07-01", guardian("person:2"))
        #expect(story.when(event, on: "2016-07-01", guardian("person:1")) == nil)
        let state = story.given(event, on: "2016-07-01", guardian("person:1")).state
        #expect(state.guardians.map(\.contests) == [at(0)])
    }

    @Test func `a guardian who decides as well is recorded`() {
        #expect(Registers.seated.when(event, on: "2017-05-01", guardian("person:1")) == nil)
    }
}
