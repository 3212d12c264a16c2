import EventLog
import Testing

@testable import Commissioning

@Suite struct ProcurementAbandonedTests {
    private let minimal = #"{"reasonCode":"noBids"}"#
    private let full = #"""
        {"reasonCode":"other","reason":"The site was sold.","informed":["b1"],
        "decision":{"officer":"p1","delegation":"del-7"}}
        """#
    private let abandoned = Tenders.story.given(
        "procurement-abandoned", on: "2013-07-01", #"{"reasonCode":"noBids"}"#)

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "procurement-abandoned", minimal: minimal, full: full)
    }

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(Abandonment.Reason.self)
                == "noBids noSuitableBid fundsWithdrawn needChanged challenge error other")
    }

    @Test func `an abandonment says why and who was told`() throws {
        let state = Tenders.story.given("procurement-abandoned", on: "2013-07-01", full).state
        let abandonment = try #require(state.abandonment?.value)
        #expect(abandonment.reason == .other && abandonment.informed == [ref("b1")])
        #expect(abandonment.decision == .officer(ref("p1"), delegation: ref("del-7")))
        #expect(state.afterAbandonment.isEmpty)
    }

    @Test func `a procurement cannot be abandoned twice`() {
        let refusal = abandoned.when("procurement-abandoned", on: "2013-08-01", full)
        #expect(refusal == .already(.abandoned, on: day("2013-07-01"), by: Position(0)))
    }

    @Test func `a procurement that commenced anew can be abandoned again`() {
        let anew = abandoned.given(
            "procurement-commenced", on: "2013-08-01",
            #"{"by":"directApproach","regime":"exempt","mainSubject":"goods"}"#)
        #expect(anew.when("procurement-abandoned", on: "2013-09-01", minimal) == nil)
    }

    @Test func `a second abandonment that stands on record all the same is contested`() {
        let state = abandoned.given("procurement-abandoned", on: "2013-08-01", minimal).state
        #expect(state.abandonment?.contests == at(0))
    }
}
