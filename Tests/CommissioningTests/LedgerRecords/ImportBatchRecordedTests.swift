import EventLog
import Testing

@testable import Commissioning

@Suite struct ImportBatchRecordedTests {
    private let data = #"{"source":"ccg-history.csv","count":285,"rejects":0,"kind":"backfill"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(LedgerArea.self, "import-batch-recorded", minimal: data, full: data)
    }

    @Test func `batches add up in the order of the history`() {
        let story = Story(LedgerArea.self, "ledger/imports")
        #expect(story.when("import-batch-recorded", on: "2013-04-01", data) == nil)
        let state =
            story.given("import-batch-recorded", on: "2013-04-01", data)
            .given("import-batch-recorded", on: "2013-04-01", data).state
        #expect(state.batches.map(\.value.count) == [285, 285])
        #expect(state.batches.first?.value.kind == .backfill)
    }
}
