import EventLog
import Testing

@testable import Commissioning

@Suite struct ClockJumpedTests {
    private let data = """
        {"clock":"2014-04-01T09:00:00Z","direction":"back","expected":"2014-04-01T12:00:00Z",\
        "measuredBy":"recordedTime","seconds":10800}
        """

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(LedgerArea.self, "clock-jumped", minimal: data, full: data)
    }

    @Test func `each jump is kept, in the order of the history`() {
        let story = Story(LedgerArea.self, "ledger/clock")
        #expect(story.when("clock-jumped", on: "2014-04-01", data) == nil)
        let state =
            story.given("clock-jumped", on: "2014-04-01", data)
            .given("clock-jumped", on: "2015-04-01", data).state
        #expect(state.clockJumps.map(\.on) == [day("2014-04-01"), day("2015-04-01")])
        #expect(state.clockJumps.first?.value.seconds == 10_800)
        #expect(state.clockJumps.first?.value.direction == .back)
    }
}
