import EventLog
import Testing

@testable import Commissioning

@Suite struct StandstillStartedTests {
    private let minimal = #"{"basis":"voluntary","start":"2013-07-02"}"#
    private let full = #"""
        {"award":"a1","basis":"PCR2006","start":"2013-07-02","end":"2013-07-12"}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "standstill-started", minimal: minimal, full: full)
    }

    @Test func `a standstill cannot end before its start`() {
        let backwards = full.replacing("2013-07-12", with: "2013-07-01")
        #expect(
            Tenders.story.when("standstill-started", on: "2013-07-02", backwards)
                == .standstillEndsBeforeStart(start: day("2013-07-02"), end: day("2013-07-01")))
        let oneDay = full.replacing("2013-07-12", with: "2013-07-02")
        #expect(Tenders.story.when("standstill-started", on: "2013-07-02", oneDay) == nil)
    }

    @Test func `the same standstill of the same award cannot start twice`() {
        let started = Tenders.story.given("standstill-started", on: "2013-07-02", full)
        #expect(
            started.when("standstill-started", on: "2013-07-03", full)
                == .already(.standstillStarted, on: day("2013-07-02"), by: Position(0)))
        let other = full.replacing("a1", with: "a2")
        #expect(started.when("standstill-started", on: "2013-07-03", other) == nil)
        #expect(started.when("standstill-started", on: "2013-07-03", minimal) == nil)
    }

    @Test func `a standstill with no award on record is recorded`() {
        let unnamed = Tenders.story.given("standstill-started", on: "2013-07-02", minimal).state
        #expect(unnamed.standstill?.started?.value.basis == .voluntary && unnamed.awards.isEmpty)
        let unknown = Tenders.story.given("standstill-started", on: "2013-07-02", full).state
        #expect(unknown.awards[ref("a1")]?.standstill?.started?.value.end == day("2013-07-12"))
        #expect(unknown.awards[ref("a1")]?.decided == nil && unknown.standstill == nil)
    }
}
