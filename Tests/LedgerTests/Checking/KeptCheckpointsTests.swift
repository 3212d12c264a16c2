import EventLog
import Ledger
import TestSupport
import Testing
import TransparencyLog

@Suite struct KeptCheckpointsTests {
    private func failures(
        _ signed: SignedLedger, _ kept: [SignedCheckpoint], policy: String? = nil
    ) throws -> [String] {
        let verification = try Ledger.verify(
            signed.ledger.store,
            against: kept.enumerated().map {
                AuditedCheckpoint(file: "kept \($0.offset)", signed: $0.element)
            }, trusted: signed.trusted(policy))
        return verification.failures.map(\.check)
    }

    @Test func `a log that extends everything that was kept is sound, and says so`()
        async throws
    {
        let signed = try await SignedLedger(events: 4)
        let first = try await signed.sign()
        try await signed.record(3)
        let second = try await signed.sign()
        try await signed.record(2)
        #expect(try failures(signed, [first, second]).isEmpty)
        let verification = try Ledger.verify(
            signed.ledger.store, against: [AuditedCheckpoint(file: "a", signed: first)],
            trusted: signed.trusted())
        #expect(
            verification.checked == [
                "the checkpoint of 7 events was signed by the key of ledger.example/test",
                "the log extends a: its first 4 events are unchanged",
            ])
        #expect(
            verification.unproved.first
                == "the last 2 events: nobody has signed them yet")
        let alone = try Ledger.verify(
            signed.ledger.store, against: [], trusted: signed.trusted())
        #expect(alone.unproved.contains { $0.contains("no kept checkpoint was given") })
    }

    @Test func `a log that is shorter, changed, unsigned or unseen is found`() async throws {
        let signed = try await SignedLedger(events: 4)
        #expect(try failures(signed, []) == ["signature"])
        let kept = try await signed.sign()
        let other = try await SignedLedger(events: 4, first: 1_000)
        let forked = try await other.sign()
        let longer = try await SignedLedger(events: 6).sign()
        #expect(try failures(other, [kept]) == ["rewritten"])
        #expect(try failures(signed, [longer]) == ["rollback"])
        #expect(try failures(signed, [kept, forked]) == ["rewritten", "split"])
        let witness = try SignedLedger.witness(1)
        let policy = "witness w1 \(witness.verifier)\nquorum w1\n"
        #expect(try failures(signed, [], policy: policy) == ["quorum"])
        let lines = try witness.cosign(kept.note.text, time: 3).line
        _ = try await signed.ledger.addCosignatures(lines, witnesses: [witness.verifier])
        #expect(try failures(signed, [], policy: policy).isEmpty)
    }

    @Test func `each checkpoint that is kept beside the log is held against its signers`()
        async throws
    {
        let signed = try await SignedLedger(events: 4)
        let first = try await signed.sign()
        let witness = try SignedLedger.witness(1)
        let policy = "witness w1 \(witness.verifier)\nquorum w1\n"
        let line = try witness.cosign(first.note.text, time: 3)
        _ = try await signed.ledger.addCosignatures(line.line, witnesses: [witness.verifier])
        try await signed.record(3)
        let second = try await signed.sign()
        let more = try witness.cosign(second.note.text, time: 4).line
        _ = try await signed.ledger.addCosignatures(more, witnesses: [witness.verifier])
        #expect(try failures(signed, [first], policy: policy).isEmpty)
        // Without the policy nobody knows the witness: nothing is wrong, and it is said.
        let alone = try Ledger.verify(signed.ledger.store, against: [], trusted: signed.trusted())
        #expect(alone.isSound)
        #expect(
            alone.unproved.contains(
                "who made 2 of the signatures on checkpoints kept beside the log: nobody whom you "
                    + "named"))
        // An older one of which a signature is damaged; the newest is whole.
        var bytes = line.bytes
        bytes[bytes.count - 1] ^= 1
        let bad = try first.adding(NoteSignature(name: line.name, id: line.id, bytes: bytes))
        try await signed.ledger.store.keep(KeptCheckpoint(size: LogSize(4), note: bad.bytes))
        #expect(try failures(signed, [], policy: policy) == ["signature"])
    }

    @Test func `a kept checkpoint that somebody else signed is not believed`() async throws {
        let signed = try await SignedLedger(events: 4)
        let kept = try await signed.sign()
        let thief = try SignedLedger.key(Till.origin, .note, 9)
        let forged = try SignedCheckpoint(kept.checkpoint, signedBy: thief)
        #expect(try failures(signed, [forged]) == ["signature"])
    }
}
