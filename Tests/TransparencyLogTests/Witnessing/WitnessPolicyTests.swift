import Testing

@testable import TransparencyLog

struct WitnessPolicyTests {
    private func policy(_ quorum: String) throws -> WitnessPolicy {
        let keys = try (1...3).map { try GoldenLog.witness($0).verifier.text }
        return try WitnessPolicy(
            parsing: Array(
                """
                log \(GoldenLog.logKey) https://ledger.example/
                witness w1 \(keys[0])
                witness w2 \(keys[1])
                witness w3 \(keys[2])
                group two 2 w1 w2
                group most all two w3
                quorum \(quorum)
                """.utf8))
    }

    private func cosigned(_ numbers: [Int]) throws -> SignedCheckpoint {
        var checkpoint = try GoldenLog.checkpoint()
        for number in numbers {
            checkpoint = try checkpoint.adding(
                GoldenLog.witness(number).cosign(checkpoint.note.text, time: UInt64(number)))
        }
        return checkpoint
    }

    @Test(
        arguments: [
            ("none", [], true), ("w1", [], false), ("w1", [1], true), ("w1", [2], false),
            ("two", [1], false), ("two", [1, 2], true), ("most", [1, 2], false),
            ("most", [2, 3], false), ("most", [1, 2, 3], true),
        ] as [(String, [Int], Bool)])
    func `a quorum is met by those whom it asks for`(
        quorum: String, signers: [Int], isMet: Bool
    ) throws {
        let verdict = try policy(quorum).verdict(on: cosigned(signers))
        #expect(verdict.isQuorumMet == isMet)
        #expect(verdict.quorum == (quorum == "none" ? nil : quorum))
        #expect(verdict.cosignatures.map(\.time) == signers.map { UInt64($0) })
        #expect(verdict.log.text == GoldenLog.logKey)
    }

    @Test func `a log that is not trusted has no verdict`() throws {
        let name = try #require(KeyName("other.example/ccg"))
        let stranger = try GoldenLog.checkpoint(by: SignerKey.generate(name: name))
        #expect(throws: CheckpointError.self) { try policy("none").verdict(on: stranger) }
        let impostor = try #require(KeyName("ledger.example/ccg"))
        let forged = try GoldenLog.checkpoint(by: SignerKey.generate(name: impostor))
        #expect(throws: CheckpointError.note(.noneVerified)) {
            try policy("none").verdict(on: forged)
        }
        #expect(throws: CheckpointError.self) {
            try WitnessPolicy.noWitnesses.verdict(on: GoldenLog.checkpoint())
        }
    }

    @Test func `the key of the log may come from elsewhere`() throws {
        let key = try GoldenLog.log().verifier
        let verdict = try WitnessPolicy.noWitnesses.verdict(
            on: GoldenLog.checkpoint(), log: key)
        #expect(verdict.log == key && verdict.isQuorumMet && verdict.quorum == nil)
        #expect(throws: CheckpointError.self) {
            try WitnessPolicy.noWitnesses.verdict(
                on: GoldenLog.checkpoint(), log: GoldenLog.witness().verifier)
        }
    }

    @Test func `a signature of a known witness that does not hold rejects the checkpoint`() throws {
        let witness = try GoldenLog.witness().verifier
        let bad = NoteSignature(
            name: witness.name, id: witness.id, bytes: [UInt8](repeating: 0, count: 72))
        let checkpoint = try cosigned([2]).adding(bad)
        #expect(throws: CheckpointError.note(.badSignature(name: witness.name.text))) {
            try policy("w2").verdict(on: checkpoint)
        }
    }

    @Test func `groups within groups are counted however deep they lie`() throws {
        var text = "witness w \(GoldenLog.witnessKey)\ngroup g0 any w\n"
        for number in 1...20_000 { text += "group g\(number) any g\(number - 1)\n" }
        let deep = try WitnessPolicy(parsing: Array("\(text)quorum g20000\n".utf8))
        #expect(try deep.isMet(by: [GoldenLog.witness().verifier]))
        #expect(!deep.isMet(by: []))
    }
}
