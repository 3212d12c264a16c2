import EventLog
import Testing
import TransparencyLog

@testable import Reports

struct ReportIntegrityTests {
    private func integrity(
        _ count: UInt64, _ failures: [CheckFailure] = []
    ) -> ReportIntegrity {
        ReportIntegrity(
            rehashed: count, root: TreeHash.emptyRoot, failures: failures, checkpoint: nil)
    }

    @Test func `a sound log is told from one that is not`() {
        #expect(integrity(1_234).sentence.hasPrefix("The log verifies: hashing all 1,234 events"))
        #expect(integrity(0).sentence == "The log has no events.")
        let fault = CheckFailure(position: Position(3), check: "leaf-hash", reason: "other")
        let failed = integrity(5, [fault])
        #expect(!failed.isSound && failed.sentence.contains("FAILS"))
        #expect(failed.sentence.contains("1 fault."))
    }

    @Test func `who signed is named, and that nobody checked it here`() async throws {
        #expect(integrity(5).signatures.hasPrefix("Nobody has signed"))
        let name = try #require(KeyName("ledger.example/test"))
        let key = try SignerKey.generate(name: name)
        let signed = try SignedCheckpoint(
            Checkpoint(origin: name, size: 4, root: TreeHash.emptyRoot), signedBy: key)
        let integrity = ReportIntegrity(
            rehashed: 6, root: TreeHash.emptyRoot, failures: [], checkpoint: signed)
        #expect(integrity.signatures.contains("in the names of ledger.example/test."))
        #expect(integrity.signatures.contains("not checked for this report"))
        #expect(integrity.signatures.hasSuffix("The last 2 events came after it."))
    }
}
