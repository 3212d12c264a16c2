import EventLog
import Testing

@testable import Commissioning

@Suite struct ProcurementCommencedTests {
    private let minimal = #"""
        {"by":"contractNotice","regime":"PCR2006","mainSubject":"healthCareServices"}
        """#
    private let full = #"""
        {"by":"callOff","framework":"Podiatry 2012","frameworkRegime":"PCR2006","regime":"PPC2013",
        "regimeReasonCode":"healthCareService","regimeReason":"Part B services.",
        "mainSubject":"healthCareServices","estValue":{"pence":3000,"vat":"excl"},
        "termMonths":60,"functionalBasis":"own","ocid":"ocds-213czf-000-00001"}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "procurement-commenced", minimal: minimal, full: full)
    }

    @Test func `the codes are those of the schema`() {
        #expect(Tenders.codes(Commencement.Act.self) == "contractNotice directApproach callOff")
        #expect(
            Tenders.codes(Commencement.RegimeReason.self)
                == "onCommencement healthCareService mixed belowThreshold transitional other")
        #expect(
            Tenders.codes(Commencement.Subject.self)
                == "healthCareServices otherServices goods works")
        #expect(
            Tenders.codes(Commencement.FunctionalBasis.self)
                == "own delegatedByNHSE-s13Z s75 onBehalfOf")
    }

    @Test func `a commencement supersedes what was planned`() {
        let planned = Tenders.story.given("procurement-planned", on: "2013-04-02", Tenders.plan())
        #expect(planned.when("procurement-commenced", on: "2013-05-01", full) == nil)
        let state = planned.given("procurement-commenced", on: "2013-05-01", full).state
        #expect(state.commencement?.value.term == Months(60))
        #expect(state.regime?.by == Position(1) && state.regime?.superseded == at(0))
        #expect(state.estimatedValue?.value.pence == pence(3_000))
        let silent = planned.given("procurement-commenced", on: "2013-05-01", minimal).state
        #expect(silent.estimatedValue?.value.pence == pence(1_000))
        #expect(silent.regime?.value == .pcr2006)
    }

    @Test func `a second account that differs is recorded and contested`() {
        let commenced = Tenders.story.given("procurement-commenced", on: "2013-05-01", full)
        let other = full.replacing("PPC2013", with: "exempt").replacing("3000", with: "9")
        #expect(commenced.when("procurement-commenced", on: "2013-05-01", other) == nil)
        let state = commenced.given("procurement-commenced", on: "2013-05-01", other).state
        #expect(state.commencement?.contests == at(0))
        #expect(state.regime?.contests == at(0) && state.estimatedValue?.contests == at(0))
    }

    @Test func `a procurement can commence anew after it was abandoned`() {
        let state =
            Tenders.story.given("procurement-commenced", on: "2013-05-01", full)
            .given("procurement-abandoned", on: "2013-06-01", #"{"reasonCode":"error"}"#)
            .given("procurement-commenced", on: "2013-07-01", minimal).state
        #expect(state.abandonment == nil && state.formerAbandonments.map(\.by) == at(1))
        #expect(state.commencement?.superseded == at(0) && state.regime?.superseded == at(0))
        #expect(state.commencement?.isContested == false && state.afterAbandonment.isEmpty)
    }
}
