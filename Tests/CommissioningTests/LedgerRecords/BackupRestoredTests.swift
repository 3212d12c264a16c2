import EventLog
import Testing

@testable import Commissioning

@Suite struct BackupRestoredTests {
    private let root = String(repeating: "A", count: 43) + "="
    private var data: String {
        #"{"size":1200,"root":"\#(root)","givenUpSize":1250,"givenUpRoot":"\#(root)"}"#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(LedgerArea.self, "backup-restored", minimal: data, full: data)
    }

    @Test func `each time is kept, in the order of the history`() {
        let story = Story(LedgerArea.self, "ledger/ccg")
        #expect(story.when("backup-restored", on: "2013-04-01", data) == nil)
        let state =
            story.given("backup-restored", on: "2013-04-01", data)
            .given("backup-restored", on: "2014-04-01", data).state
        #expect(state.restores.map(\.on) == [day("2013-04-01"), day("2014-04-01")])
        #expect(state.restores.first?.value.size == 1_200)
        #expect(state.restores.first?.value.givenUpSize == 1_250)
    }
}
