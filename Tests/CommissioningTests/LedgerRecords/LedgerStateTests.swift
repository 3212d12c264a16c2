import EventLog
import Testing

@testable import Commissioning

@Suite struct LedgerStateTests {
    @Test func `a stream of which nothing is known is empty`() {
        let state = Story(LedgerArea.self, "ledger/opening").state
        #expect(state == LedgerState())
        #expect(state.opening == nil && state.coverage.isEmpty)
    }
}
