import EventLog
import Testing

@testable import Commissioning

@Suite struct NilReturnMadeTests {
    private let event = "nil-return-made"
    private let minimal = #"{"personRef":"person:1"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            InterestsArea.self, event, minimal: minimal,
            full: #"{"personRef":"person:1","role":"employee","name":"A. Example"}"#)
    }

    @Test func `a nil return is kept with its day, and one a day is enough`() {
        #expect(Registers.story.when(event, on: "2017-04-10", minimal) == nil)
        let story = Registers.story.given(event, on: "2017-04-10", minimal)
        #expect(
            story.when(event, on: "2017-04-10", minimal)
                == .alreadyReturned(person: Registers.gp, on: day("2017-04-10"), by: Position(0)))
        #expect(story.when(event, on: "2018-04-10", minimal) == nil)
        #expect(story.when(event, on: "2017-04-10", #"{"personRef":"person:2"}"#) == nil)
    }

    @Test func `a nil return of somebody who has an interest, or no role, is recorded`() {
        #expect(Registers.declared.when(event, on: "2017-04-11", minimal) == nil)
        let state = Registers.declared.given(event, on: "2017-04-11", minimal).state
        #expect(state.nilReturns.map(\.value.person) == [Registers.gp])
        #expect(state.interests(of: Registers.gp).count == 1)
    }

    @Test func `two accounts of a day contest each other`() {
        let state =
            Registers.story.given(event, on: "2017-04-10", minimal)
            .given(event, on: "2017-04-10", #"{"personRef":"person:1","role":"employee"}"#).state
        #expect(state.nilReturns.map(\.contests) == [at(0)])
    }
}
