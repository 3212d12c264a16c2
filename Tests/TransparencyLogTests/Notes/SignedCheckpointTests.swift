import Testing

@testable import TransparencyLog

struct SignedCheckpointTests {
    @Test func `the golden checkpoint is signed and cosigned to the byte`() throws {
        let signed = try GoldenLog.checkpoint()
        #expect(
            String(decoding: signed.bytes, as: UTF8.self)
                == GoldenLog.text + "\n" + GoldenLog.signature)
        let witness = try GoldenLog.witness()
        let cosigned = try signed.adding(
            witness.cosign(signed.note.text, time: GoldenLog.time))
        #expect(
            String(decoding: cosigned.bytes, as: UTF8.self)
                == GoldenLog.text + "\n" + GoldenLog.signature + GoldenLog.cosignature)
        let read = try SignedCheckpoint(parsing: cosigned.bytes)
        #expect(read == cosigned)
        try read.verify(log: VerifierKey(parsing: GoldenLog.logKey))
        let found = try read.cosignatures(of: [VerifierKey(parsing: GoldenLog.witnessKey)])
        #expect(found.map(\.time) == [GoldenLog.time])
        #expect(found.map(\.key.text) == [GoldenLog.witnessKey])
    }

    @Test func `a checkpoint of another log is not taken, however it is signed`() throws {
        let name = try #require(KeyName("other.example/ccg"))
        let other = try SignerKey(name: name, kind: .note, seed: GoldenLog.logSeed)
        let signed = try GoldenLog.checkpoint()
        #expect(
            throws: CheckpointError.otherOrigin(
                expected: "other.example/ccg", actual: "ledger.example/ccg")
        ) { try signed.verify(log: other.verifier) }
        #expect(throws: CheckpointError.self) {
            try SignedCheckpoint(signed.checkpoint, signedBy: other)
        }
        // Another log's key below this log's text is an unknown signature.
        let text = signed.note.text
        let foreign = try SignedNote(text: text, signatures: [other.sign(text)])
        let read = try SignedCheckpoint(parsing: foreign.bytes)
        #expect(throws: CheckpointError.note(.noneVerified)) {
            try read.verify(log: GoldenLog.log().verifier)
        }
    }

    @Test func `a witness that did not sign these bytes rejects the checkpoint`() throws {
        let witness = try GoldenLog.witness()
        let signed = try GoldenLog.checkpoint()
        let earlier = try GoldenLog.checkpoint(size: 7)
        let moved = try signed.adding(witness.cosign(earlier.note.text, time: 1))
        #expect(throws: CheckpointError.note(.badSignature(name: "witness.example/w1"))) {
            try moved.cosignatures(of: [witness.verifier])
        }
        #expect(try moved.cosignatures(of: [GoldenLog.witness(2).verifier]).isEmpty)
        try moved.verify(log: GoldenLog.log().verifier)
        #expect(throws: CheckpointError.key(.otherUse(.cosignature))) {
            try moved.verify(log: witness.verifier)
        }
    }

    @Test func `a signature is added once`() throws {
        let signed = try GoldenLog.checkpoint()
        #expect(try signed.adding(signed.note.signatures[0]) == signed)
    }
}
