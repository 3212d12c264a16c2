import EventLog
import Ledger
import TestSupport
import Testing
import TransparencyLog

@Suite struct CheckpointingTests {
    @Test func `a log that grows is signed each time, and only what is new is read back`()
        async throws
    {
        let signed = try await SignedLedger(events: 300)
        let first = try await signed.ledger.checkpoint(
            signedBy: signed.key, memory: signed.memory)
        #expect(first.rehashed == 300 && first.previousSize == nil && first.isNew)
        let head = try signed.ledger.store.head()
        #expect(first.signed.checkpoint.root == head.root)
        #expect(first.signed.checkpoint.size == head.size.count)
        try first.signed.verify(log: signed.key.verifier)
        try await signed.record(2)
        let next = try await signed.ledger.checkpoint(
            signedBy: signed.key, memory: signed.memory)
        #expect(next.rehashed == 46 && next.previousSize == 300)
        #expect(try signed.ledger.latestCheckpoint() == next.signed)
        #expect(try signed.ledger.latestCheckpoint(upTo: LogSize(301)) == first.signed)
        let again = try await signed.ledger.checkpoint(
            signedBy: signed.key, memory: signed.memory)
        #expect(!again.isNew && again.signed == next.signed)
    }

    @Test func `a log that is smaller than what was signed, or another, is not signed`()
        async throws
    {
        let signed = try await SignedLedger(events: 5)
        _ = try await signed.sign()
        let smaller = try await SignedLedger(events: 4)
        let other = try await SignedLedger(events: 9, first: 1_000)
        for (ledger, words) in [
            (smaller.ledger, "the log has 4 events, and was signed with 5"),
            (other.ledger, "the log is not the one that was signed with 5 events"),
        ] {
            let signing = await failure {
                try await ledger.checkpoint(signedBy: signed.key, memory: signed.memory)
            }
            #expect(signing.hasPrefix("rolled back: \(words)"), "\(signing)")
            let appending = await failure {
                try Ledger.refuseRollback(of: ledger.store, memory: signed.memory)
            }
            #expect(appending == signing)
            #expect(try ledger.latestCheckpoint() == nil)
        }
        try await signed.record(1)
        try Ledger.refuseRollback(of: signed.ledger.store, memory: signed.memory)
    }

    @Test func `what is remembered of the last signature is not handed on with another`()
        async throws
    {
        let signed = try await SignedLedger(events: 5)
        let kept = try await signed.sign()
        let own = kept.note.signatures[0]
        for (place, isOfAnother) in [(0, false), (0, true)] {
            var bytes = own.bytes
            bytes[place] ^= 1
            let id = isOfAnother ? own.id ^ 1 : own.id
            let bad = try SignedCheckpoint(
                parsing: SignedNote(
                    text: kept.note.text,
                    signatures: [NoteSignature(name: own.name, id: id, bytes: bytes)]
                ).bytes)
            let before = try #require(try signed.memory.latest(of: own.name))
            #expect(try signed.memory.replace(before, with: bad))
            let refused = await failure { try await signed.sign() }
            let words = isOfAnother ? "another key before" : "that the key of the log did not sign"
            #expect(refused.contains(words), "\(refused)")
            #expect(try signed.memory.replace(bad, with: before))
        }
        _ = try await signed.ledger.announceKey(signed.key, vouchedBy: nil)
        let now = try await signed.sign()
        let stranger = try SignedLedger.key(Till.origin, .note, 9)
        let forged = try SignedCheckpoint(now.checkpoint, signedBy: stranger)
        #expect(try signed.memory.replace(now, with: forged))
        #expect(await failure { try await signed.sign() }.contains("did not sign"))
    }

    @Test func `where it was lost what was signed last, somebody must say what it was`()
        async throws
    {
        let signed = try await SignedLedger(events: 5)
        let kept = try await signed.sign()
        let empty = CheckpointMemory(folder: "\(signed.folder.path)/other")
        let refused = await failure {
            try await signed.ledger.checkpoint(signedBy: signed.key, memory: empty)
        }
        #expect(refused.hasPrefix("rolled back: this ledger has been signed before"))
        let stranger = try await SignedLedger(events: 5, first: 1_000)
        let forged = try await stranger.sign()
        #expect(
            await failure {
                try signed.ledger.trust(forged, key: signed.key, memory: empty)
            }.hasPrefix("rolled back: "))
        try signed.ledger.trust(kept, key: signed.key, memory: empty)
        let report = try await signed.ledger.checkpoint(signedBy: signed.key, memory: empty)
        #expect(report.signed == kept)
        #expect(
            await failure { try signed.ledger.trust(kept, key: signed.key, memory: empty) }
                .hasPrefix("usage: "))
    }

    @Test func `only the key of the ledger signs it`() async throws {
        let signed = try await SignedLedger(events: 2)
        for key in [try SignedLedger.key("b.example/x"), try SignedLedger.witness(1)] {
            let refused = await failure {
                try await signed.ledger.checkpoint(signedBy: key, memory: signed.memory)
            }
            #expect(refused.hasPrefix("keys: "), "\(refused)")
        }
        let other = try SignedLedger.key(Till.origin, .note, 8)
        let kept = try await signed.sign()
        // Nothing has been recorded since, or something has: either way nobody vouches for it.
        for _ in 0..<2 {
            let refused = await failure {
                try await signed.ledger.checkpoint(signedBy: other, memory: signed.memory)
            }
            #expect(refused.hasPrefix("keys: the log was signed with another key before"))
            #expect(refused.contains("\(other.verifier) may sign it"))
            #expect(try signed.memory.latest(of: other.verifier.name) == kept)
            #expect(try signed.ledger.latestCheckpoint() == kept)
            try await signed.record(1)
        }
        #expect(
            await failure { try signed.ledger.trust(kept, key: other, memory: signed.memory) }
                .hasPrefix("unproved: "))
    }
}
