import EventLog
import Testing

@testable import Commissioning

@Suite struct HeadAcceptedTests {
    private let root = String(repeating: "A", count: 43) + "="
    private var data: String { #"{"size":1200,"root":"\#(root)"}"# }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(LedgerArea.self, "head-accepted", minimal: data, full: data)
    }

    @Test func `each time is kept, in the order of the history`() {
        let story = Story(LedgerArea.self, "ledger/ccg")
        #expect(story.when("head-accepted", on: "2013-04-01", data) == nil)
        let state =
            story.given("head-accepted", on: "2013-04-01", data)
            .given("head-accepted", on: "2014-04-01", data).state
        #expect(state.acceptedHeads.map(\.on) == [day("2013-04-01"), day("2014-04-01")])
        #expect(state.acceptedHeads.first?.value.size == 1_200)
    }
}
