import Commissioning
import EventLog
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct SigningKeyRecordTests {
    private func key(_ seed: UInt8) throws -> SignerKey {
        try SignedLedger.key(Till.origin, .note, seed)
    }

    @Test func `keys follow one another, and the log is signed by the one in use`() async throws {
        let signed = try await SignedLedger(events: 3)
        let (ledger, next) = (signed.ledger, try key(8))
        #expect(try ledger.signingKeys().isEmpty)
        _ = try await signed.sign()
        _ = try await ledger.announceKey(signed.key, vouchedBy: nil)
        _ = try await ledger.announceKey(next, vouchedBy: signed.key)
        let early = await failure {
            try await ledger.checkpoint(signedBy: next, memory: signed.memory)
        }
        #expect(early.hasPrefix("unproved: the log cannot be signed: its key is announced"))
        _ = try await ledger.rotateKey(from: signed.key, to: next, reason: .scheduled)
        let late = await failure { try await signed.sign() }
        #expect(late.contains("its key was retired at 5 events by event 5"))
        let checkpoint = try await ledger.checkpoint(signedBy: next, memory: signed.memory).signed
        #expect(checkpoint.checkpoint.size == 6)
        #expect(try ledger.signingKeys().current == next.verifier)
    }

    @Test func `a key that is lost gives way to the one that was announced`() async throws {
        let signed = try await SignedLedger(events: 3)
        let (ledger, next) = (signed.ledger, try key(8))
        _ = try await ledger.announceKey(signed.key, vouchedBy: nil)
        let unknown = await failure {
            try await ledger.revokeKey(
                signed.key.verifier, from: 3, signedBy: next, reason: .lost)
        }
        #expect(unknown.contains("none of those has signed"))
        _ = try await ledger.announceKey(next, vouchedBy: signed.key)
        let beyond = await failure {
            try await ledger.revokeKey(
                signed.key.verifier, from: 99, signedBy: next, reason: .lost)
        }
        #expect(beyond.hasPrefix("not found: the log has 5 events"))
        _ = try await ledger.revokeKey(signed.key.verifier, from: 3, signedBy: next, reason: .lost)
        #expect(try ledger.signingKeys().current == next.verifier)
        #expect(await failure { try await signed.sign() }.contains("revoked from position 3"))
    }

    @Test func `what was signed of a key is neither corrected nor withdrawn`() async throws {
        let signed = try await SignedLedger(events: 2)
        let recorded = try await signed.ledger.announceKey(signed.key, vouchedBy: nil)
        let line = """
            {"type":"ledger.record-withdrawn.v1","subject":"ledger/keys","occurredon":"2020-01-02",\
            "corrects":"\(recorded.id)","data":{"reasonCode":"other"}}
            """
        await #expect(throws: LedgerError.self) { try await signed.till.record(line) }
        let report = try await signed.till.importing([line])
        #expect(report.rejected == 1)
        #expect(report.errors.first?.hint?.contains("key-event-final") == true)
    }

    @Test func `keys of other logs say nothing of this one`() async throws {
        let signed = try await SignedLedger(events: 2)
        let other = try SignedLedger.key("other.example/ccg")
        let note = try SignedKeyNotice(
            KeyNotice(origin: other.verifier.name, act: .announce(other.verifier)),
            signedBy: [other])
        let text = String(decoding: note.note.bytes, as: UTF8.self)
            .replacing("\n", with: "\\n")
        try await signed.till.record(
            line(
                "ledger.signing-key-announced.v1", "ledger/other-keys", "2020-01-01",
                #"{"note":"\#(text)"}"#))
        let walk = try signed.ledger.walkSigningKeys()
        #expect(walk.keys.isEmpty && walk.ofOtherLogs == 1 && walk.failures.isEmpty)
        let refused = await failure {
            try await signed.ledger.announceKey(other, vouchedBy: nil)
        }
        #expect(refused.hasPrefix("keys: a key of the log ledger.example/test has its name"))
    }

    @Test func `a note that speaks of more events than there were is found`() async throws {
        let signed = try await SignedLedger(events: 2)
        let next = try key(8)
        _ = try await signed.ledger.announceKey(signed.key, vouchedBy: nil)
        let note = try SignedKeyNotice(
            KeyNotice(
                origin: signed.key.verifier.name,
                act: .rotate(signed.key.verifier, to: next.verifier, size: 900)),
            signedBy: [signed.key, next])
        let text = String(decoding: note.note.bytes, as: UTF8.self)
            .replacing("\n", with: "\\n")
        try await signed.till.record(
            line(
                "ledger.signing-key-rotated.v1", "ledger/keys", "2020-01-01",
                #"{"note":"\#(text)"}"#))
        let failures = try signed.ledger.walkSigningKeys().failures
        #expect(failures.map(\.check) == ["signing-key"] && failures[0].position == Position(3))
        #expect(failures[0].reason.contains("speaks of 900 events"))
    }
}
