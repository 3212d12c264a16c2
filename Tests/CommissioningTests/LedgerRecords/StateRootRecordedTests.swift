import EventLog
import Testing

@testable import Commissioning

@Suite struct StateRootRecordedTests {
    private let root = String(repeating: "A", count: 43) + "="

    private func data(size: Int = 0) -> String {
        #"{"asOf":"2014-12-01","logSize":\#(size),"projection":"streams","root":"\#(root)","#
            + #""rowCount":0,"version":1}"#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            LedgerArea.self, "state-root-recorded", minimal: data(),
            full: data().dropLast() + #","knownAt":"2014-12-01T09:00:00.000000Z"}"#)
    }

    @Test func `a root over events that were yet to come is refused`() {
        let story = Story(LedgerArea.self, "ledger/state-roots")
        #expect(story.when("state-root-recorded", on: "2014-12-02", data(size: 0)) == nil)
        #expect(
            story.when("state-root-recorded", on: "2014-12-02", data(size: 1_000_000))?.rule
                == "state-not-yet-known")
    }

    @Test func `each root is kept, two of the same projection too`() {
        let story = Story(LedgerArea.self, "ledger/state-roots")
        let state =
            story.given("state-root-recorded", on: "2014-12-02", data())
            .given("state-root-recorded", on: "2014-12-03", data()).state
        #expect(state.stateRoots.map(\.on) == [day("2014-12-02"), day("2014-12-03")])
        #expect(state.stateRoots.first?.value.projection.text == "streams")
    }
}
