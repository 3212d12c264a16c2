import EventLog
import Testing

@testable import Commissioning

@Suite struct AwardDecidedTests {
    private let full = #"""
        {"award":"a1","suppliers":[{"supplier":"RHA","supplierName":"Trust",
        "registeredAddress":"Retford"},{"supplierName":"A Ltd"}],"bids":["b1"],"lotIds":["A"],
        "noAwardLots":["B"],"value":{"pence":1000,"vat":"excl","basis":"total"},
        "parties":[{"ods":"02Q","role":"lead","sharePence":600,"ownDecisionRef":"d1"}],
        "votes":{"for":7,"against":0,"abstained":1},"decision":{"meeting":"m1","item":"4"},
        "reasonCode":"mostSuitable","reasons":"It fits best.",
        "keyCriteria":[{"criterion":"quality","reason":"The best plan."}]}
        """#

    private func award(value: String, shares: [Int64]) -> String {
        let parties = zip(["02Q", "03A", "04B"], shares).map {
            #"{"ods":"\#($0)","role":"associate","sharePence":\#($1)}"#
        }
        return #"""
            {"award":"a1",\#(value)"parties":[\#(parties.joined(separator: ","))],
            "decision":{"meeting":"m1"},"reasonCode":"other"}
            """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "award-decided",
            minimal: #"{"award":"a1","decision":{"meeting":"m1"},"reasonCode":"noSuitableBid"}"#,
            full: full)
    }

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(AwardDecision.Reason.self)
                == "mostAdvantageous lowestPrice soleProvider urgency continuity mostSuitable "
                + "noSuitableBid other")
        #expect(
            Tenders.codes(KeyCriterion.self) == "quality value integration access socialValue")
    }

    @Test func `what was decided is kept`() throws {
        #expect(Tenders.published.when("award-decided", on: "2013-07-01", full) == nil)
        let state = Tenders.published.given("award-decided", on: "2013-07-01", full).state
        let decided = try #require(state.awards[ref("a1")]?.decided?.value)
        #expect(decided.suppliers.map(\.supplier) == [.body(ods("RHA")), .named("A Ltd")])
        #expect(decided.bids == [ref("b1")] && decided.noAwardLots == [ref("B")])
        #expect(decided.votes?.inFavour == 7 && decided.votes?.abstained == 1)
        #expect(decided.keyCriteria == [.quality] && decided.reason == .mostSuitable)
    }

    @Test func `an award to nobody, with all votes zero, is recorded`() {
        let nobody = #"""
            {"award":"a1","votes":{"for":0,"against":0,"abstained":0},
            "decision":{"meeting":"m1"},"reasonCode":"noSuitableBid"}
            """#
        #expect(Tenders.story.when("award-decided", on: "2013-07-01", nobody) == nil)
        let state = Tenders.story.given("award-decided", on: "2013-07-01", nobody).state
        #expect(state.awards[ref("a1")]?.decided?.value.suppliers == [])
    }

    @Test func `a supplier must be named, by code or by name`() {
        let nobody = full.replacing(#"{"supplierName":"A Ltd"}"#, with: "{}")
        let refusal = Tenders.published.when("award-decided", on: "2013-07-01", nobody)
        #expect(refusal == .supplierMissing(in: .suppliers))
    }

    @Test func `a lot stands once in each list and must be published`() {
        let twice = full.replacing(#"["A"]"#, with: #"["A","A"]"#)
        #expect(
            Tenders.published.when("award-decided", on: "2013-07-01", twice)
                == .lotTwice(ref("A")))
        let unknown = full.replacing(#"["B"]"#, with: #"["C"]"#)
        #expect(
            Tenders.published.when("award-decided", on: "2013-07-01", unknown)
                == .lotUnknown(ref("C"), published: at(0)))
    }

    @Test func `a commissioner stands once among the parties`() {
        let twice = award(value: "", shares: [1, 1]).replacing("03A", with: "02Q")
        let refusal = Tenders.story.when("award-decided", on: "2013-07-01", twice)
        #expect(refusal == .partyTwice(ods("02Q")))
    }

    @Test func `shares may come to the value and no more, whatever the tax`() {
        let value = #""value":{"pence":1000,"vat":"incl","basis":"annual"},"#
        let whole = award(value: value, shares: [600, 400])
        #expect(Tenders.story.when("award-decided", on: "2013-07-01", whole) == nil)
        let more = award(value: value, shares: [600, 401])
        #expect(
            Tenders.story.when("award-decided", on: "2013-07-01", more)
                == .sharesAboveValue(shares: pence(1_001), value: pence(1_000)))
        let unvalued = award(value: "", shares: [600, 401])
        #expect(Tenders.story.when("award-decided", on: "2013-07-01", unvalued) == nil)
    }

    @Test func `shares beyond every amount are refused`() {
        let most = Pence.bounds.upperBound
        let data = award(
            value: #""value":{"pence":\#(most),"vat":"excl"},"#, shares: [most, most])
        #expect(
            Tenders.story.when("award-decided", on: "2013-07-01", data)
                == .sharesAboveValue(shares: nil, value: pence(most)))
    }

    @Test func `the same award again is refused`() {
        let awarded = Tenders.story.given("award-decided", on: "2013-07-01", Tenders.award("a1"))
        #expect(
            awarded.when("award-decided", on: "2013-07-01", Tenders.award("a1"))
                == .already(.awardDecided(ref("a1")), on: day("2013-07-01"), by: Position(0)))
        #expect(awarded.when("award-decided", on: "2013-07-01", Tenders.award("a2")) == nil)
    }

    @Test func `a second account that differs is recorded and contested`() {
        let awarded = Tenders.story.given("award-decided", on: "2013-07-01", Tenders.award("a1"))
        let other = Tenders.award("a1", value: 2_000)
        #expect(awarded.when("award-decided", on: "2013-07-01", other) == nil)
        let state = awarded.given("award-decided", on: "2013-07-01", other).state
        #expect(state.awards[ref("a1")]?.decided?.contests == at(0))
    }

    @Test func `it is found under suppliers and parties`() {
        let tags = Reading.tags(ProcurementArea.self, "award-decided", full)
        #expect(tags == ["supplier:RHA", "body:02Q"])
    }
}
