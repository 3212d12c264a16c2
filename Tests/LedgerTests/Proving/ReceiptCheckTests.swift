import EventLog
import Ledger
import TestSupport
import Testing
import TransparencyLog

@Suite struct ReceiptCheckTests {
    @Test func `a receipt alone proves nothing, and with its proofs what they cover`()
        async throws
    {
        let signed = try await SignedLedger(events: 6)
        let receipt = try await signed.till.record(registered("NEW", id: 99)).receipt
        try await signed.record(4)
        _ = try await signed.sign()
        #expect(
            try signed.refusal(receipt.bytes).hasPrefix("usage: file is a claim ticket"))
        let proof = try signed.ledger.proveInclusion(of: "6").bytes
        let growth = try signed.ledger.proveConsistency(from: receipt.logSize.count).bytes
        #expect(try signed.refusal(receipt.bytes + [0x0A], proofs: [proof, growth]).isEmpty)
        let check = FileCheck(trusted: try signed.trusted(), proofs: [("g", growth)])
        let partial = try check.check(receipt.bytes, name: "r")
        #expect(partial.unproved.first == "that the log holds 1 of the receipt's events")
        let single = FileCheck(trusted: try signed.trusted(), proofs: [("p", proof)])
        #expect(
            try single.check(receipt.bytes, name: "r").unproved.prefix(2) == [
                "the root that the receipt says (prove consistency 7)",
                "the id of the request, which stands in no event",
            ])
        for (position, from) in [("5", UInt64(6)), ("7", 8)] {
            let other = try signed.ledger.proveInclusion(of: position).bytes
            #expect(
                try signed.refusal(receipt.bytes, proofs: [other])
                    .hasPrefix("unproved: proof 0: the proof is of event \(position)"))
            let apart = try signed.ledger.proveConsistency(from: from).bytes
            #expect(
                try signed.refusal(receipt.bytes, proofs: [apart])
                    .hasPrefix("unproved: proof 0: the proof leads from \(from) events"))
        }
        let forged = Receipt(
            first: receipt.first, count: 1, leafHashes: [TreeHash.emptyRoot],
            origin: receipt.origin, recordedTime: receipt.recordedTime,
            requestKey: receipt.requestKey, root: TreeHash.emptyRoot, isReplay: false)
        for proof in [proof, growth] {
            #expect(
                try signed.refusal(forged.bytes, proofs: [proof]).hasPrefix("unproved: proof 0: "))
        }
    }
}
