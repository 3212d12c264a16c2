import Ledger
import TestSupport
import Testing
import TransparencyLog

@Suite struct FileCheckKindsTests {
    @Test func `a checkpoint is checked by its signatures, its quorum and what was kept`()
        async throws
    {
        let signed = try await SignedLedger(events: 6)
        let plain = try await signed.sign()
        let witness = try SignedLedger.witness(1)
        let policy = "witness w1 \(witness.verifier)\nquorum w1\n"
        #expect(
            try signed.refusal(plain.bytes, policy: policy)
                == "unproved: file: the quorum w1 of the policy is not met")
        let cosigned = try plain.adding(witness.cosign(plain.note.text, time: 5))
        #expect(try signed.refusal(cosigned.bytes, policy: policy).isEmpty)
        let other = try await SignedLedger(events: 6, first: 1_000).sign()
        #expect(
            try signed.refusal(other.bytes, kept: [plain])
                .hasPrefix("unproved: file: the log has signed two roots for 6 events"))
        #expect(try signed.refusal(other.bytes).isEmpty)
        #expect(try signed.refusal(plain.bytes, kept: [plain]).isEmpty)
    }

    @Test func `a proof is of the event that is beside it, and of this log`() async throws {
        let signed = try await SignedLedger(events: 6)
        _ = try await signed.sign()
        let proof = try signed.ledger.proveInclusion(of: "3")
        let leaf = try #require(proof.extra)
        let bare = try TLogProof(
            extra: nil, inclusion: proof.inclusion, checkpoint: proof.checkpoint)
        #expect(try signed.refusal(bare.bytes).hasPrefix("usage: file does not hold the event"))
        #expect(try signed.refusal(bare.bytes, leaf: leaf).isEmpty)
        #expect(try signed.refusal(bare.bytes, leaf: leaf + [0]).hasPrefix("unproved: "))
        let other = try SignedLedger.key("b.example/x").verifier
        let check = FileCheck(trusted: try TrustedKeys(log: other, policy: nil))
        let refused = await failure { try check.check(proof.bytes, name: "p") }
        #expect(refused.hasPrefix("unproved: p: the checkpoint is of the log ledger.example/test"))
    }

    @Test func `growth is proved from what was kept`() async throws {
        let signed = try await SignedLedger(events: 6)
        let old = try await signed.sign()
        try await signed.record(3)
        _ = try await signed.sign()
        let growth = try signed.ledger.proveConsistency(from: 6).bytes
        #expect(try signed.refusal(growth, kept: [old]).isEmpty)
        #expect(try signed.refusal(growth).hasPrefix("usage: file leads from the log with 6"))
        let other = try await SignedLedger(events: 6, first: 1_000).sign()
        #expect(
            try signed.refusal(growth, kept: [other])
                .hasPrefix("unproved: file: the proof does not lead to the root of the old tree"))
        let whole = try signed.ledger.proveConsistency(from: 0).bytes
        #expect(try signed.refusal(whole).isEmpty)
    }
}
