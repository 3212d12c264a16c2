import EventLog
import Ledger
import TestSupport
import Testing
import TransparencyLog

@Suite struct ProvingTests {
    @Test func `every event that was signed is proved, by position and by id`() async throws {
        let signed = try await SignedLedger(events: 20)
        #expect(
            await failure { try signed.ledger.proveInclusion(of: "3") }
                .hasPrefix("not found: no checkpoint covers event 3"))
        _ = try await signed.sign()
        try await signed.record(1)
        for index in 0..<20 {
            let proof = try signed.ledger.proveInclusion(of: "\(index)")
            let read = try TLogProof(parsing: proof.bytes)
            let leaf = try #require(read.extra)
            try read.verify(leaf: TreeHash.leaf(leaf), log: signed.key.verifier)
            #expect(read.inclusion.index == UInt64(index))
        }
        #expect(try signed.ledger.proveInclusion(of: eventID(7)).inclusion.index == 7)
        for (word, found) in [("20", "no checkpoint covers"), ("21", "the log has no event 21")] {
            let missing = await failure { try signed.ledger.proveInclusion(of: word) }
            #expect(missing.hasPrefix("not found: \(found)"), "\(missing)")
        }
    }

    @Test func `growth is proved between any size and any checkpoint`() async throws {
        let signed = try await SignedLedger(events: 5)
        #expect(
            await failure { try signed.ledger.proveConsistency(from: 0) }
                .hasPrefix("not found: no checkpoint is kept"))
        let old = try await signed.sign()
        try await signed.record(8)
        let new = try await signed.sign()
        for (from, to) in [(0, nil), (5, nil), (5, 5), (3, 5), (13, 13)] as [(UInt64, UInt64?)] {
            let proof = try signed.ledger.proveConsistency(from: from, to: to)
            #expect(proof.checkpoint == (to == 5 ? old : new))
            let root = try TestTree(signed.ledger.store).root(at: from)
            try proof.consistency.verify(
                oldRoot: root, newRoot: proof.checkpoint.checkpoint.root)
        }
        for (from, to) in [(14, nil), (6, 5), (1, 6)] as [(UInt64, UInt64?)] {
            let missing = await failure { try signed.ledger.proveConsistency(from: from, to: to) }
            #expect(missing.hasPrefix("not found: "), "\(missing)")
        }
    }

    @Test func `what known witnesses have signed is kept, and nothing else`() async throws {
        let signed = try await SignedLedger(events: 5)
        let checkpoint = try await signed.sign()
        let (one, two) = (try SignedLedger.witness(1), try SignedLedger.witness(2))
        let lines =
            try one.cosign(checkpoint.note.text, time: 9).line
            + two.cosign(checkpoint.note.text, time: 9).line
        let known = [one.verifier]
        let added = try await signed.ledger.addCosignatures(lines, witnesses: known)
        #expect(added.names == ["witness.example/w1"])
        #expect(try signed.ledger.latestCheckpoint() == added.checkpoint)
        #expect(added.checkpoint.note.signatures.count == 2)
        let again = try await signed.ledger.addCosignatures(
            added.checkpoint.bytes, witnesses: known)
        #expect(again.names.isEmpty)
        // Signed again, the log keeps what its witnesses have said.
        #expect(try await signed.sign() == added.checkpoint)
        let other = try await SignedLedger(events: 5, first: 1_000).sign()
        let moved = try one.cosign(other.note.text, time: 9).line
        for (answer, words) in [
            (moved, "unproved: the signature in the name of witness.example/w1"),
            (try two.cosign(checkpoint.note.text, time: 9).line, ""),
            (other.bytes, "unproved: the checkpoint of 5 events is not one of this log"),
            (Array("rubbish".utf8), "input: line 1 of the signatures"),
        ] {
            let refused = await failure {
                try await signed.ledger.addCosignatures(answer, witnesses: known)
            }
            #expect(refused.hasPrefix(words), "\(refused)")
        }
        #expect(
            await failure {
                try await signed.ledger.addCosignatures(lines, size: 4, witnesses: known)
            }.hasPrefix("not found: "))
        #expect(try signed.ledger.latestCheckpoint() == added.checkpoint)
    }
}

/// The tree of a store by its leaves alone.
struct TestTree {
    private var leaves: [Digest] = []

    init(_ store: any EventStore) throws {
        var leaves: [Digest] = []
        try store.read(.all, from: Position(0), to: store.head().size) { row in
            leaves.append(TreeHash.leaf(Array(row.leaf)))
            return true
        }
        self.leaves = leaves
    }

    func root(at size: UInt64) -> Digest { TreeHash.root(of: leaves.prefix(Int(size))) }
}
