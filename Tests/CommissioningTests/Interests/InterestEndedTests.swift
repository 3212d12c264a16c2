import EventLog
import Testing

@testable import Commissioning

@Suite struct InterestEndedTests {
    private let event = "interest-ended"
    private let minimal = #"{"interestRef":"interest:1"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            InterestsArea.self, event, minimal: minimal,
            full: #"{"interestRef":"interest:1","reasonCode":"sold","reportedOn":"2018-02-01"}"#)
    }

    @Test func `an interest ends on its day, however late that is said`() {
        let data = #"{"interestRef":"interest:1","reportedOn":"2019-02-01"}"#
        #expect(Registers.declared.when(event, on: "2018-01-01", data) == nil)
        let state = Registers.declared.given(event, on: "2018-01-01", data).state
        let interest = state.interests[Registers.shares]
        #expect(interest?.lastEnd == day("2018-01-01"))
        #expect(interest?.end?.value.reportedOn == day("2019-02-01"))
    }

    @Test(arguments: ["2016-05-01", "2016-04-30"])
    func `an interest cannot end before a day on which it was held`(on date: String) {
        #expect(
            Registers.declared.when(event, on: date, minimal)
                == .endNotAfterStart(to: day(date), from: day("2016-05-01")))
    }

    @Test func `the same end again is refused, and another one is contested`() {
        let story = Registers.declared.given(event, on: "2018-01-01", minimal)
        #expect(
            story.when(event, on: "2018-01-01", minimal)
                == .alreadyEnded(Registers.shares, on: day("2018-01-01"), by: Position(1)))
        #expect(story.when(event, on: "2018-02-01", minimal) == nil)
        let state = story.given(event, on: "2018-02-01", minimal).state
        #expect(state.interests[Registers.shares]?.end?.contests == at(1))
        #expect(state.interests[Registers.shares]?.lastEnd == day("2018-02-01"))
    }

    @Test func `an interest that ended before anybody declared it is recorded`() {
        #expect(Registers.story.when(event, on: "2017-01-01", minimal) == nil)
        let state =
            Registers.story.given(event, on: "2017-01-01", minimal)
            .given("interest-declared", on: "2017-04-10", Registers.interest()).state
        #expect(
            state.interests[Registers.shares]?.standing(on: day("2017-02-01")) == .recentlyEnded)
    }

    @Test func `the codes are those of the schema`() {
        let codes = InterestEndReason.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "resigned sold organisationClosed relationshipEnded other")
    }
}
