import EventLog
import Testing

@testable import Commissioning

@Suite struct SupportStateTests {
    @Test func `the state of an arrangement takes little room`() {
        #expect(MemoryLayout<SupportState>.size <= 96)
        #expect(MemoryLayout<ServiceAgreement>.size <= 220)
        #expect(MemoryLayout<Stated<SourcingDecision>>.size <= 112)
    }

    @Test func `a late event is noted by its position`() {
        let state = Story(SupportArea.self, "support/02Q/1")
            .given("support-need-identified", on: "2013-04-01", #"{"functions":["HR"]}"#)
            .given(
                "support-need-identified", on: "2013-03-01", #"{"functions":["BI"]}"#, isLate: true
            ).state
        #expect(state.lateEntries == at(1))
        #expect(state.needs.map(\.isLate) == [false, true])
    }
}
