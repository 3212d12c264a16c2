import CanonicalJSON
import Commissioning
import EventLog
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct RevokedCheckpointsTests {
    /// A ledger with two keys on record, signed by the first with 5, 6 and 7 events; the next event
    /// revokes that.
    private struct Revoked {
        let signed: SignedLedger
        let next: SignerKey
        let kept: [SignedCheckpoint]

        init() async throws {
            signed = try await SignedLedger(events: 3)
            next = try SignedLedger.key(Till.origin, .note, 8)
            _ = try await signed.ledger.announceKey(signed.key, vouchedBy: nil)
            _ = try await signed.ledger.announceKey(next, vouchedBy: signed.key)
            var kept = [try await signed.sign()]
            for _ in 0..<2 {
                try await signed.record(1)
                kept.append(try await signed.sign())
            }
            self.kept = kept
        }

        var ledger: Ledger { signed.ledger }

        func revoke(from position: UInt64) async throws {
            _ = try await ledger.revokeKey(
                signed.key.verifier, from: position, signedBy: next, reason: .compromised)
        }

        func signAnew() async throws -> SignedCheckpoint {
            try await ledger.checkpoint(signedBy: next, memory: signed.memory).signed
        }

        func verify(
            _ kept: [SignedCheckpoint], believing key: SignerKey
        ) throws -> Verification {
            try Ledger.verify(
                ledger.store,
                against: kept.map { AuditedCheckpoint(file: "kept", signed: $0) },
                trusted: TrustedKeys(log: key.verifier, policy: nil))
        }
    }

    @Test func `checkpoints whose key was revoked afterwards are named, and are no damage`()
        async throws
    {
        let trial = try await Revoked()
        #expect(try trial.ledger.revokedCheckpoints().isEmpty)
        try await trial.revoke(from: 5)
        let found = try Ledger.verify(trial.ledger.store)
        #expect(found.isSound && !found.revoked.areReplaced)
        #expect(
            found.revoked.sentences == [
                "the checkpoints of 6 and 7 events count no more: their key is revoked from "
                    + "position 5 by event 7; nobody whose key counts has signed the events from "
                    + "5 on"
            ])
        #expect(found.revoked == (try trial.ledger.revokedCheckpoints()))
        #expect(found.revoked.revoked(by: Position(7)) == found.revoked)
        #expect(found.revoked.revoked(by: Position(6)).isEmpty)
        _ = try await trial.signAnew()
        let later = try Ledger.verify(trial.ledger.store)
        #expect(later.isSound && later.revoked.areReplaced)
        #expect(
            later.revoked.sentences.first?.hasSuffix("that of 8 events counts in their place")
                == true)
        #expect(
            later.document.object["revokedCheckpoints"]
                == .array(
                    [6, 7].map { size in
                        .object([
                            "size": .integer(size as UInt64), "revokedFrom": .integer(5 as UInt64),
                            "revokedBy": .integer(7 as UInt64),
                        ])
                    }))
    }

    @Test func `of one, and of very many, the sentence is short`() async throws {
        let trial = try await Revoked()
        try await trial.revoke(from: 6)
        #expect(
            try trial.ledger.revokedCheckpoints().sentences.first?
                .hasPrefix("the checkpoint of 7 events counts no more: its key is revoked") == true)
        let (key, origin) = (trial.signed.key, trial.signed.key.verifier.name)
        var keys = SigningKeys()
        for (event, act, signers) in [
            (0, KeyNotice.Act.announce(key.verifier), [key]),
            (1, .announce(trial.next.verifier), [trial.next, key]),
            (40, .revoke(key.verifier, from: 10), [trial.next]),
        ] {
            try keys.take(
                SignedKeyNotice(KeyNotice(origin: origin, act: act), signedBy: signers),
                from: UInt64(event))
        }
        var many = RevokedCheckpoints()
        for size in 1...42 {
            let checkpoint = try Checkpoint(
                origin: origin, size: UInt64(size), root: trial.kept[0].checkpoint.root)
            let error = many.take(try SignedCheckpoint(checkpoint, signedBy: key), keys)
            // Whoever signs more than 40 events signs the revocation, too.
            #expect((error == nil) == (size <= 40))
        }
        #expect(many.groups.map(\.sizes) == [Array(11...40)] && many.standing == 10)
        #expect(
            many.sentences.first?.contains("29, 30 and 10 other numbers of events count no more")
                == true)
        #expect(many.sentences.first?.hasSuffix("has signed the events from 10 on") == true)
    }

    @Test func `nothing is proved or published with a checkpoint that counts no more`()
        async throws
    {
        let trial = try await Revoked()
        let folder = "\(trial.signed.folder.path)/www"
        _ = try trial.ledger.publish(to: folder)
        try await trial.revoke(from: 5)
        #expect(try trial.ledger.standingCheckpoint() == trial.kept[0])
        #expect(try trial.ledger.latestCheckpoint() == trial.kept[2])
        #expect(try trial.ledger.proveInclusion(of: "2").checkpoint == trial.kept[0])
        #expect(try trial.ledger.proveConsistency(from: 2).checkpoint == trial.kept[0])
        #expect(
            refusal { _ = try trial.ledger.proveInclusion(of: "5") }
                .contains("covers event 5 counts any more: its key is revoked"))
        #expect(
            refusal { _ = try trial.ledger.proveConsistency(from: 2, to: 7) }
                .contains("the checkpoint of 7 events counts no more"))
        #expect(
            refusal { _ = try trial.ledger.publish(to: folder) }
                .contains("shows a checkpoint of 7 events that counts no more"))
        let new = try await trial.signAnew()
        #expect(try trial.ledger.proveInclusion(of: "5").checkpoint == new)
        #expect(try trial.ledger.publish(to: folder).checkpoint == new)
    }

    @Test func `one that counts no more says how far the log had come, where that was lost`()
        async throws
    {
        let trial = try await Revoked()
        try await trial.revoke(from: 5)
        let empty = CheckpointMemory(folder: "\(trial.signed.folder.path)/other")
        try trial.ledger.trust(trial.kept[2], key: trial.next, memory: empty)
        let next = try await trial.ledger.checkpoint(signedBy: trial.next, memory: empty)
        #expect(next.previousSize == 7 && next.signed.checkpoint.size == 8)
    }

    @Test func `where every checkpoint counts no more, that is said`() async throws {
        let trial = try await Revoked()
        try await trial.revoke(from: 0)
        #expect(try trial.ledger.standingCheckpoint() == nil)
        #expect(
            refusal { _ = try trial.ledger.publish(to: "\(trial.signed.folder.path)/www") }
                == "no checkpoint that is kept of the log counts any more: its key is revoked")
        #expect(
            refusal { _ = try trial.ledger.proveConsistency(from: 2) }
                .contains("counts any more: its key is revoked"))
        let found = try trial.verify([], believing: trial.signed.key)
        #expect(found.failures.map(\.check) == ["signature"])
        #expect(found.failures.first?.reason.contains("counts any more") == true)
    }

    @Test func `an auditor is told that a kept checkpoint counts no more, and whether it holds`()
        async throws
    {
        let trial = try await Revoked()
        try await trial.revoke(from: 5)
        for key in [trial.signed.key, trial.next] {
            let early = try trial.verify([], believing: key)
            #expect(early.isSound, "the checkpoint of 5 events counts")
            #expect(
                early.unproved.contains { $0.hasPrefix("the last 3 events: nobody has signed") })
        }
        _ = try await trial.signAnew()
        let found = try trial.verify(trial.kept, believing: trial.signed.key)
        #expect(found.isSound, "\(found.failures)")
        #expect(found.checked.contains("the log extends kept: its first 7 events are unchanged"))
        #expect(
            found.unproved.count { $0.hasPrefix("who made kept: its key is revoked from") } == 2)
        // A fork of the thief's, or the log that was shown before: either way it is not this one.
        let other = try await SignedLedger(events: 7, first: 1_000)
        let forked = try await other.sign()
        let wrong = try trial.verify([forked], believing: trial.signed.key)
        #expect(wrong.failures.map(\.check) == ["rewritten"])
        #expect(
            wrong.failures.first?.reason.contains("unless somebody else made it with the key")
                == true)
    }

    /// Why something is not done, in words.
    private func refusal(_ body: () throws -> Void) -> String {
        do { try body() } catch {
            switch error as? LedgerError {
            case .notFound(let words, _), .unproved(let words, _): return words
            default: return "\(error)"
            }
        }
        return ""
    }
}
