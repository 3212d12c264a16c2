import EventLog
import Testing

@testable import Commissioning

@Suite struct OpportunityPublishedTests {
    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "opportunity-published", minimal: #"{"channel":"S2H"}"#,
            full: #"""
                {"channel":"OJEU","noticeType":"F02","noticeId":"2013/S 84-1",
                "uri":"https://example.org/84","deadline":"2013-06-03T11:00:00Z",
                "criteria":[{"id":"Q","title":"Quality","kind":"scored","weightBp":6000,
                "maxScore":"5","threshold":"2.5","parentId":"Q"}],
                "priceFormula":"lowestDividedByPrice","minimumRequirements":["CQC registered"],
                "lots":[{"lotId":"A","title":"North","value":{"pence":1,"vat":"excl"}}]}
                """#)
    }

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(Opportunity.PriceFormula.self)
                == "lowestDividedByPrice deviationFromMean deviationFromLowest fixedPrice other")
    }

    @Test func `a published opportunity is kept with its notice`() throws {
        #expect(
            Tenders.story.when("opportunity-published", on: "2013-05-01", Tenders.opportunity)
                == nil)
        let opportunity = try #require(Tenders.published.state.opportunities.first?.value)
        #expect(opportunity.channel == .officialJournal && opportunity.noticeID == "84-1")
        #expect(opportunity.lots.map(\.title) == ["Lot A", "Lot B"])
        #expect(opportunity.minimumRequirements == ["CQC registered"])
    }

    @Test func `a lot stands once in the list`() {
        let refusal = Tenders.story.when(
            "opportunity-published", on: "2013-05-01",
            #"{"channel":"S2H","lots":[{"lotId":"A","title":"N"},{"lotId":"A","title":"S"}]}"#)
        #expect(refusal == .lotTwice(ref("A")))
    }

    @Test func `two notices stand side by side`() {
        let state = Tenders.published.given(
            "opportunity-published", on: "2013-05-01", #"{"channel":"S2H","noticeId":"84-1"}"#
        ).state
        #expect(state.opportunities.map(\.value.channel) == [.officialJournal, .supply2Health])
        #expect(state.terms == Tenders.published.state.terms)
    }

    @Test func `another account of one notice is recorded and contested`() {
        let bare = #"{"channel":"OJEU","noticeId":"84-1"}"#
        #expect(Tenders.published.when("opportunity-published", on: "2013-05-01", bare) == nil)
        let state = Tenders.published.given("opportunity-published", on: "2013-05-01", bare).state
        #expect(state.opportunities.count == 1)
        #expect(state.opportunities.first?.contests == at(0))
        let day = Tenders.published.given(
            "opportunity-published", on: "2013-05-02", Tenders.opportunity
        ).state
        #expect(day.opportunities.map(\.contests) == [at(0)])
        let same = Tenders.published.given(
            "opportunity-published", on: "2013-05-01", Tenders.opportunity
        ).state
        #expect(same.opportunities.map(\.contests) == [[]])
    }

    @Test func `a notice without terms leaves no terms`() {
        let state = Tenders.story.given(
            "opportunity-published", on: "2013-05-01", #"{"channel":"S2H"}"#
        ).state
        #expect(state.terms == nil && state.opportunities.count == 1)
    }
}
