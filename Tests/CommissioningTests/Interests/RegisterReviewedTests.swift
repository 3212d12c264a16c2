import EventLog
import Testing

@testable import Commissioning

@Suite struct RegisterReviewedTests {
    private let event = "register-reviewed"
    private let data = #"{"register":"interests","by":"gb"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(InterestsArea.self, event, minimal: data, full: data)
    }

    @Test func `a review is kept with its day, and the same again is refused`() {
        #expect(Registers.story.when(event, on: "2018-03-01", data) == nil)
        let story = Registers.story.given(event, on: "2018-03-01", data)
        #expect(
            story.when(event, on: "2018-03-01", data)
                == .alreadyReviewed(on: day("2018-03-01"), by: Position(0)))
        #expect(story.when(event, on: "2019-03-01", data) == nil)
        let other = #"{"register":"giftsAndHospitality","by":"gb"}"#
        #expect(story.when(event, on: "2018-03-01", other) == nil)
        #expect(story.given(event, on: "2018-03-01", other).state.reviews.map(\.by) == at(0, 1))
    }

    @Test func `a review years after the last one is recorded`() {
        let story = Registers.story.given(event, on: "2014-03-01", data)
        #expect(story.when(event, on: "2019-03-01", data) == nil)
    }
}
