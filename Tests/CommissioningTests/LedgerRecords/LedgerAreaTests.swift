import EventLog
import Testing

@testable import Commissioning

@Suite struct LedgerAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<LedgerArea>.applyInAnyOrder(
            LedgerArea.self, stream: "ledger/coverage", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in LedgerArea.types { #expect(type.schema.name.area == "ledger") }
        #expect(LedgerArea.types.count == 18)
    }
}
