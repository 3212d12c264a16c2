import EventLog
import Testing

@testable import Commissioning

@Suite struct MarketEngagedTests {
    private let full = #"""
        {"how":"meeting","publishedOn":"2013-03-01","participants":[
        {"supplier":"RHA","supplierName":"Trust","registeredAddress":"Retford"},
        {"supplierName":"A Ltd"}]}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "market-engaged", minimal: #"{"how":"notice"}"#, full: full)
    }

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(MarketEngagement.Means.self)
                == "notice meeting questionnaire siteVisit other")
    }

    @Test func `an engagement keeps how many took part`() {
        #expect(Tenders.story.when("market-engaged", on: "2013-02-01", full) == nil)
        let state = Tenders.story.given("market-engaged", on: "2013-02-01", full).state
        #expect(state.engagements.map(\.value.participantCount) == [2])
        #expect(state.engagements.first?.value.publishedOn == day("2013-03-01"))
    }

    @Test func `a participant must be named, by code or by name`() {
        let nobody = #"{"how":"meeting","participants":[{"registeredAddress":"Retford"}]}"#
        let refusal = Tenders.story.when("market-engaged", on: "2013-02-01", nobody)
        #expect(refusal == .supplierMissing(in: .participants))
    }

    @Test func `it is found under each participant with a code`() {
        #expect(Reading.tags(ProcurementArea.self, "market-engaged", full) == ["supplier:RHA"])
    }
}
