import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct TrustedKeysTests {
    @Test func `somebody must say which log is believed`() async throws {
        let policy = try WitnessPolicy(parsing: Array("quorum none\n".utf8))
        #expect(
            await failure { try TrustedKeys(log: nil, policy: nil) }.hasPrefix("usage: nobody"))
        #expect(
            await failure { try TrustedKeys(log: nil, policy: policy) }.hasPrefix("usage: nobody"))
        let witness = try SignedLedger.witness(1).verifier
        #expect(
            await failure { try TrustedKeys(log: witness, policy: nil) }
                .hasPrefix("input: the key is that of a witness"))
    }

    @Test func `a key or a policy says it, and whoever else signed is not believed`()
        async throws
    {
        let signed = try await SignedLedger(events: 2)
        let checkpoint = try await signed.sign()
        let byPolicy = try TrustedKeys(
            log: nil,
            policy: WitnessPolicy(
                parsing: Array("log \(signed.key.verifier)\nquorum none\n".utf8)))
        #expect(try byPolicy.verdict(on: checkpoint).log == signed.key.verifier)
        #expect(try signed.trusted().verdict(on: checkpoint).isQuorumMet)
        let witness = try SignedLedger.witness(1)
        let cosigned = try checkpoint.adding(witness.cosign(checkpoint.note.text, time: 3))
        #expect(byPolicy.strangers(on: checkpoint, SigningKeys()) == 0)
        #expect(byPolicy.strangers(on: cosigned, SigningKeys()) == 1)
        let named = try signed.trusted("witness w1 \(witness.verifier)\nquorum w1\n")
        #expect(named.strangers(on: cosigned, SigningKeys()) == 0)
        let other = try TrustedKeys(
            log: SignedLedger.key(Till.origin, .note, 9).verifier, policy: nil)
        let refused = await failure { try other.verdict(on: checkpoint, in: "a file") }
        #expect(refused == "unproved: a file: none of the signatures is of a key that was given")
    }
}
