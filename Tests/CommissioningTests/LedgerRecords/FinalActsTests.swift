import EventLog
import Testing

@testable import Commissioning

struct FinalActsTests {
    @Test func `what the ledger did with values, holds, keys and itself stands`() {
        let final = LedgerArea.types.map(\.schema.name).compactMap { name in
            FinalActs.refusal(restating: name).map { "\(name) \($0.rule)" }
        }
        #expect(
            final == [
                "ledger.opened.v1 own-event-final",
                "ledger.head-accepted.v1 own-event-final",
                "ledger.backup-restored.v1 own-event-final",
                "ledger.disclosure-suppressed.v1 suppression-final",
                "ledger.disclosure-erased.v1 erasure-final",
                "ledger.legal-hold-placed.v1 hold-final",
                "ledger.legal-hold-lifted.v1 hold-final",
                "ledger.signing-key-announced.v1 key-event-final",
                "ledger.signing-key-rotated.v1 key-event-final",
                "ledger.signing-key-revoked.v1 key-event-final",
                "ledger.clock-jumped.v1 own-event-final",
            ])
    }

    @Test func `what somebody says of the ledger may be said again`() {
        #expect(FinalActs.refusal(restating: CoverageDeclared.name) == nil)
        #expect(FinalActs.refusal(restating: DisclosuresRevealed.name) == nil)
    }
}
