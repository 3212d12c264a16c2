import EventLog
import Testing

@testable import Commissioning

@Suite struct ChoiceOfferRecordedTests {
    private let event = "choice-offer-recorded"
    private func offer(
        from: String = "2012-04-01", to: String = "2012-07-01", _ referrals: Int = 100,
        _ offered: Int = 80, chosen: String = #"{"supplier":"NT1","patients":60}"#
    ) -> String {
        #"""
        {"from":"\#(from)","to":"\#(to)","referrals":\#(referrals),"offeredChoice":\#(offered),
        "chosenBreakdown":[\#(chosen)]}
        """#
    }
    private func refusal(_ data: String) -> ChoiceRefusal? {
        Choices.qualified.when(event, on: "2012-07-31", data)
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ChoiceArea.self, event,
            minimal: #"{"from":"2012-04-01","to":"2012-07-01","referrals":9,"offeredChoice":8}"#,
            full: offer(chosen: #"{"supplier":"NT1","supplierName":"Feet Ltd","patients":2}"#))
    }

    @Test(arguments: ["2012-04-01", "2012-03-31"])
    func `a period cannot end before or on its start`(to: String) {
        #expect(
            refusal(offer(to: to)) == .endNotAfterStart(end: day(to), start: day("2012-04-01")))
        #expect(refusal(offer(to: "2012-04-02")) == nil)
    }

    @Test func `no more can be offered a choice than are referred`() {
        #expect(
            refusal(offer(100, 101)) == .offeredMoreThanReferred(offered: 101, referrals: 100))
        #expect(refusal(offer(100, 100)) == nil)
    }

    @Test func `no more can choose than are referred`() {
        let chosen = #"{"supplier":"NT1","patients":60},{"supplier":"NT2","patients":41}"#
        #expect(
            refusal(offer(100, 80, chosen: chosen))
                == .chosenMoreThanReferred(chosen: 101, referrals: 100))
        #expect(refusal(offer(101, 80, chosen: chosen)) == nil)
    }

    @Test func `chosen providers must be named, and each once`() {
        #expect(refusal(offer(chosen: #"{"patients":1}"#)) == .supplierMissing)
        let twice = #"{"supplier":"NT1","patients":1},{"supplier":"NT1","patients":2}"#
        #expect(refusal(offer(chosen: twice)) == .supplierTwice(Choices.nt1))
    }

    @Test func `a chosen provider that was never qualified is recorded as such`() {
        let chosen = #"{"supplier":"NT1","patients":1},{"supplier":"NT2","patients":2}"#
        #expect(refusal(offer(chosen: chosen)) == nil)
        let story = Choices.qualified.given(event, on: "2012-07-31", offer(chosen: chosen))
        #expect(story.state.chosenUnqualified == [.body(ods("NT2"))])
        let applied = story.given("provider-applied", on: "2012-08-01", Choices.named(code: "NT2"))
        #expect(applied.state.chosenUnqualified == [.body(ods("NT2"))])
    }

    @Test func `what is counted is kept and adds up`() throws {
        let chosen = #"{"supplierName":"Feet Ltd","patients":5},{"supplier":"NT1","patients":7}"#
        let state =
            Choices.qualified.given(event, on: "2012-07-31", offer())
            .given(
                event, on: "2012-10-31",
                offer(from: "2012-07-01", to: "2012-10-01", 50, 40, chosen: chosen)
            ).state
        #expect(state.offers.map(\.value.referrals) == [100, 50])
        let totals = try #require(state.offerTotals)
        #expect(totals.referrals == 150 && totals.offered == 120 && !totals.hasOverlaps)
        #expect(totals.chosen.map(\.supplier) == [Choices.nt1, .named("Feet Ltd")])
        #expect(totals.chosen.map(\.patients) == [67, 5])
        #expect(Choices.qualified.state.offerTotals == nil)
    }

    @Test func `periods with days in common are told`() {
        let state =
            Choices.story.given(event, on: "2013-07-31", offer(to: "2013-04-01"))
            .given(event, on: "2013-08-01", offer(from: "2013-04-01", to: "2013-07-01"))
            .given(event, on: "2013-08-02", offer(from: "2012-06-30", to: "2012-07-01")).state
        #expect(state.offerTotals?.hasOverlaps == true)
    }

    @Test func `another count of the same period is contested`() {
        let state =
            Choices.story.given(event, on: "2012-07-31", offer())
            .given(event, on: "2012-08-31", offer(90, 80)).state
        #expect(state.offers.map(\.value.referrals) == [90])
        #expect(state.offers.first?.contests == at(0))
    }

    @Test func `a count without a period that stands on record all the same counts nothing`() {
        let state = Choices.story.given(event, on: "2012-07-31", offer(to: "2012-04-01")).state
        #expect(state.offers.isEmpty && state.offerTotals == nil)
    }

    @Test func `it is found under each provider that was chosen`() {
        let chosen = #"{"supplierName":"Feet Ltd","patients":5},{"supplier":"NT1","patients":7}"#
        let tags = Reading.tags(ChoiceArea.self, event, offer(chosen: chosen))
        #expect(tags == ["supplier:NT1"])
    }
}
