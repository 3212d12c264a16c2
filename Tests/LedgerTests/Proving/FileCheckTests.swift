import EventLog
import Ledger
import TestSupport
import Testing
import TransparencyLog

@Suite struct FileCheckTests {
    @Test func `a proof is checked with the key alone, and says what it leaves open`()
        async throws
    {
        let signed = try await SignedLedger(events: 20)
        _ = try await signed.sign()
        let proof = try signed.ledger.proveInclusion(of: "7")
        let checked = try FileCheck(trusted: signed.trusted()).check(proof.bytes, name: "p")
        #expect(checked.kind == .inclusion && checked.leaf == proof.extra)
        #expect(checked.proved.contains("the log holds this event at position 7"))
        #expect(checked.unproved.contains { $0.contains("no witness was asked for") })
        let bytes = String(decoding: checked.document.bytes, as: UTF8.self)
        #expect(bytes.contains(#""kind":"inclusion""#) && bytes.contains(#""subject":"org/B07""#))
    }

    @Test func `one changed byte of any file is refused, as unreadable or as unproved`()
        async throws
    {
        let signed = try await SignedLedger(events: 20)
        let old = try await signed.sign()
        let ticket = try await signed.till.record(registered("NEW", id: 99)).receipt
        try await signed.record(3)
        let checkpoint = try await signed.sign()
        let proof = try signed.ledger.proveInclusion(of: "20").bytes
        let growth = try signed.ledger.proveConsistency(from: 20).bytes
        let since = try signed.ledger.proveConsistency(from: ticket.logSize.count).bytes
        // The id of the request stands in no event, and the check says so.
        let unproved = ticket.bytes.firstRange(of: Array("requestId\":\"".utf8))
        let hidden = unproved.map { $0.upperBound..<$0.upperBound + 36 } ?? 0..<0
        let files: [(bytes: [UInt8], kept: [SignedCheckpoint], proofs: [[UInt8]])] = [
            (checkpoint.bytes, [], []), (proof, [], []), (growth, [old], []),
            (ticket.bytes, [], [proof, since]),
        ]
        for (bytes, kept, proofs) in files {
            #expect(try signed.refusal(bytes, kept: kept, proofs: proofs).isEmpty)
            for place in bytes.indices where bytes != ticket.bytes || !hidden.contains(place) {
                var spoilt = bytes
                spoilt[place] ^= 1
                let refusal = try signed.refusal(spoilt, kept: kept, proofs: proofs)
                #expect(
                    refusal.hasPrefix("unproved: ") || refusal.hasPrefix("input: ")
                        || refusal.hasPrefix("usage: "),
                    "byte \(place) of \(String(decoding: bytes, as: UTF8.self)): \(refusal)")
            }
        }
    }

    @Test(arguments: [
        ("", "input: the note has no signatures"), ("{}", "input: a member of the receipt"),
        ("{", "input: the receipt is not a JSON object"),
        ("old x\n", "input: the first line is not"),
        ("c2sp.org/tlog-proof@v1\n", "input: the line with the index"),
        ("a\n\n— b AAAAAAA=\n", "input: the second line of the checkpoint"),
    ])
    func `what cannot be read is refused as what it begins as`(
        text: String, reason: String
    ) async throws {
        let signed = try await SignedLedger(events: 1)
        let refusal = try signed.refusal(Array(text.utf8))
        #expect(refusal.hasPrefix(reason), "\(refusal)")
    }
}
