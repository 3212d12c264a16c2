import EventLog
import Testing

@testable import Commissioning

@Suite struct RepresentationReceivedTests {
    private let minimal = #"{"representation":"R1"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "representation-received", minimal: minimal,
            full: #"{"representation":"R1","award":"A1","provider":{"supplier":"FICB"},"#
                + #""grounds":"The criteria were not applied."}"#)
    }

    @Test func `representations are kept by their reference, with the award they are about`() {
        let state = Tenders.story.given(
            "representation-received", on: "2026-04-02",
            #"{"representation":"R1","award":"A1"}"#
        ).state
        #expect(state.representations[ref("R1")]?.received?.value.award == ref("A1"))
    }

    @Test func `another day for them is recorded and contested`() {
        let state = Tenders.story.given("representation-received", on: "2026-04-02", minimal)
            .given("representation-received", on: "2026-04-03", minimal).state
        #expect(state.representations[ref("R1")]?.received?.contests == at(0))
    }
}
