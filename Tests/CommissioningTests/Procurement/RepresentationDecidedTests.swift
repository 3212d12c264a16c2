import EventLog
import Testing

@testable import Commissioning

@Suite struct RepresentationDecidedTests {
    private let minimal = #"{"representation":"R1","outcome":"proceed"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "representation-decided", minimal: minimal,
            full: #"{"representation":"R1","outcome":"return","informedOn":"2026-04-16","#
                + #""decision":{"meeting":"M1","item":"2"},"reasons":"Score it again."}"#)
    }

    @Test func `a decision needs no representations on record`() {
        let state = Tenders.story.given("representation-decided", on: "2026-04-16", minimal).state
        let record = state.representations[ref("R1")]
        #expect(record?.received == nil && record?.decided?.value.course == .proceed)
    }

    @Test func `another account of it is recorded and contested`() {
        let state = Tenders.story.given("representation-decided", on: "2026-04-16", minimal)
            .given(
                "representation-decided", on: "2026-04-16",
                #"{"representation":"R1","outcome":"abandon"}"#
            ).state
        #expect(state.representations[ref("R1")]?.decided?.contests == at(0))
    }
}
