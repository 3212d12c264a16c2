import EventLog
import Testing

@testable import Commissioning

@Suite struct InterestTests {
    private let ended = #"{"interestRef":"interest:1"}"#

    @Test(arguments: [
        ("2016-04-30", InterestStanding.ahead), ("2016-05-01", .active), ("2017-08-30", .active),
        ("2017-08-31", .recentlyEnded), ("2018-02-27", .recentlyEnded), ("2018-02-28", .ended),
    ])
    func `an interest counts for six months after its end`(
        on date: String, standing: InterestStanding
    ) throws {
        let state = Registers.declared.given("interest-ended", on: "2017-08-31", ended).state
        let byEvent = try #require(state.interests[Registers.shares])
        #expect(byEvent.standing(on: day(date)) == standing)
        let declared = Registers.story.given(
            "interest-declared", on: "2017-04-10", Registers.interest(to: "2017-08-31")
        ).state
        let byDeclaration = try #require(declared.interests[Registers.shares])
        #expect(byDeclaration.standing(on: day(date)) == standing)
        let counts = standing == .active || standing == .recentlyEnded
        #expect(standing.counts == counts)
    }

    @Test func `an interest without a first day is held on any day before its end`() {
        let state = Registers.story.given(
            "interest-declared", on: "2017-04-10", Registers.interest(from: nil)
        ).state
        #expect(state.interests[Registers.shares]?.standing(on: day("2001-01-01")) == .active)
    }

    @Test func `of a span each day on which it may be held counts`() {
        let month = Registers.interest(from: "2016-05-31", plus: #","fromPrecision":"month""#)
        let state = Registers.story.given("interest-declared", on: "2017-04-10", month).state
        let interest = state.interests[Registers.shares]
        #expect(interest?.standing(on: day("2016-04-30")) == .ahead)
        #expect(interest?.standing(on: day("2016-05-01")) == .active)
    }

    @Test func `what it is on a day depends on the changes up to then`() {
        let state = Registers.declared.given(
            "interest-updated", on: "2018-01-01",
            #"{"interestRef":"interest:1","type":"nonFinancialPersonal"}"#
        ).state
        let interest = state.interests[Registers.shares]
        #expect(interest?.content(on: day("2017-12-31"))?.type == .financial)
        #expect(interest?.content(on: day("2018-01-01"))?.type == .nonFinancialPersonal)
        // What it was before it was declared is what it was declared to be.
        #expect(interest?.content(on: day("2017-01-01"))?.type == .financial)
        #expect(interest?.statedBy == at(0, 1))
    }

    @Test func `a withholding holds from its day to the day before its end`() {
        let state =
            Registers.declared
            .given(
                "publication-withheld", on: "2017-05-01",
                #"""
                {"interestRef":"interest:1","reasonCode":"riskOfHarm","decidedBy":"gb",
                "to":"2017-07-01"}
                """#
            ).state
        let interest = state.interests[Registers.shares]
        #expect(interest?.withholding(on: day("2017-04-30")) == nil)
        #expect(interest?.withholding(on: day("2017-06-30"))?.by == Position(1))
        #expect(interest?.withholding(on: day("2017-07-01")) == nil)
    }

    @Test func `one that is only spoken of has neither person nor content`() {
        let state = Registers.story.given("interest-ended", on: "2017-08-31", ended).state
        let interest = state.interests[Registers.shares]
        #expect(interest?.person == nil && interest?.content == nil)
        #expect(interest?.content(on: day("2017-01-01")) == nil && interest?.statedBy == at(0))
    }
}
