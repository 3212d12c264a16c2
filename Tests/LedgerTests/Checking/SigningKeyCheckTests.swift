import Commissioning
import EventLog
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct SigningKeyCheckTests {
    /// A ledger whose key gave way to another after six events; both checkpoints.
    private func rotated() async throws -> (
        SignedLedger, next: SignerKey, old: SignedCheckpoint, new: SignedCheckpoint
    ) {
        let signed = try await SignedLedger(events: 4)
        let next = try SignedLedger.key(Till.origin, .note, 8)
        _ = try await signed.ledger.announceKey(signed.key, vouchedBy: nil)
        _ = try await signed.ledger.announceKey(next, vouchedBy: signed.key)
        let old = try await signed.sign()
        _ = try await signed.ledger.rotateKey(from: signed.key, to: next, reason: nil)
        let new = try await signed.ledger.checkpoint(signedBy: next, memory: signed.memory).signed
        return (signed, next, old, new)
    }

    private func failures(
        _ ledger: Ledger, _ kept: [SignedCheckpoint], believing key: SignerKey
    ) throws -> [CheckFailure] {
        try Ledger.verify(
            ledger.store,
            against: kept.map { AuditedCheckpoint(file: "kept", signed: $0) },
            trusted: TrustedKeys(log: key.verifier, policy: nil)
        ).failures
    }

    @Test func `whoever believes one key of a log follows it to the others`() async throws {
        let (signed, next, old, new) = try await rotated()
        let alone = try Ledger.verify(signed.ledger.store)
        #expect(alone.isSound && alone.signingKeys.terms.count == 2)
        #expect(
            alone.checked == [
                "signing keys that the log names: 2; checkpoints beside it that were held "
                    + "against them: 2"
            ])
        for key in [signed.key, next] {
            #expect(try failures(signed.ledger, [old, new], believing: key).isEmpty)
        }
    }

    @Test func `a checkpoint by a key that had been retired, or waited, is found`() async throws {
        let (signed, next, old, new) = try await rotated()
        let retired = try SignedCheckpoint(new.checkpoint, signedBy: signed.key)
        let early = try SignedCheckpoint(old.checkpoint, signedBy: next)
        let found = try failures(signed.ledger, [retired, early], believing: next)
        #expect(found.map(\.check) == ["signature", "signature"])
        #expect(found[0].reason.contains("its key was retired at 6 events by event 6"))
        #expect(found[1].reason.contains("announced by event 5, and was not in use at 6 events"))
        // Beside the log it is found without any key.
        try await signed.ledger.store.keep(
            KeptCheckpoint(size: LogSize(new.checkpoint.size), note: retired.bytes))
        let own = try Ledger.verify(signed.ledger.store).failures
        #expect(own.map(\.check) == ["signing-key"])
        #expect(own[0].reason.hasPrefix("the checkpoint of 7 events: its key was retired"))
    }

    @Test func `a checkpoint by a key that was revoked before, or never announced, is found`()
        async throws
    {
        let (signed, next, _, new) = try await rotated()
        let third = try SignedLedger.key(Till.origin, .note, 9)
        _ = try await signed.ledger.announceKey(third, vouchedBy: next)
        _ = try await signed.ledger.revokeKey(
            next.verifier, from: 7, signedBy: third, reason: .compromised)
        #expect(try Ledger.verify(signed.ledger.store).isSound)
        let head = try signed.ledger.store.head()
        let late = try SignedCheckpoint(
            Checkpoint(origin: new.checkpoint.origin, size: head.size.count, root: head.root),
            signedBy: next)
        let stolen = try failures(signed.ledger, [late], believing: third)
        #expect(stolen.contains { $0.check == "signature" && $0.reason.contains("is revoked") })
        try await signed.ledger.store.keep(KeptCheckpoint(size: head.size, note: late.bytes))
        let own = try Ledger.verify(signed.ledger.store).failures
        #expect(own.map(\.check) == ["signing-key"])
        #expect(own[0].reason.contains("its key is revoked from position 7 by event 8"))
        let stranger = try SignedLedger.key(Till.origin, .note, 99)
        let forged = try SignedCheckpoint(new.checkpoint, signedBy: stranger)
        let found = try failures(signed.ledger, [forged], believing: signed.key)
        #expect(found.contains { $0.reason.contains("not signed by any key that the log") })
        let believed = try failures(signed.ledger, [forged], believing: stranger)
        #expect(believed.contains { $0.reason.contains("is none that the log announces") })
    }

    @Test func `what was handed on of a log is compared with it`() async throws {
        let signed = try await SignedLedger(events: 4)
        let root = try signed.ledger.store.head().root.base64
        func handedOn(_ root: String, _ origin: String) -> String {
            line(
                "ledger.custody-transferred.v1", "ledger/custody", "2020-01-01",
                #"{"fromOrigin":"\#(origin)","toOrigin":"b.example/x","size":4,"#
                    + #""root":"\#(root)","instrument":"A scheme"}"#)
        }
        try await signed.till.record(handedOn(root, Till.origin))
        let sound = try Ledger.verify(signed.ledger.store)
        #expect(sound.isSound)
        #expect(
            sound.checked == ["event 4: this log was handed on to b.example/x with 4 events"])
        let wrong = String(repeating: "A", count: 43) + "="
        try await signed.till.record(handedOn(wrong, "a.example/x"))
        let elsewhere = try Ledger.verify(signed.ledger.store)
        #expect(elsewhere.unproved.contains { $0.contains("as so many events say: 1;") })
        try await signed.till.record(handedOn(wrong, Till.origin))
        let found = try Ledger.verify(signed.ledger.store).failures
        #expect(found.map(\.check) == ["custody"] && found[0].position == Position(6))
    }
}
