import CanonicalJSON
import EventLog
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct FileCheckStateTests {
    /// A ledger of ten bodies whose root is on record, signed or not.
    private func ledger(signed isSigned: Bool = true) async throws -> SignedLedger {
        let signed = try await SignedLedger(events: 11)
        let root = try signed.ledger.stateRoot(
            "organisations", asOf: AsOf("2019-01-01", today: Till.today),
            knownAt: signed.ledger.knownAt(nil))
        _ = try await signed.ledger.recordStateRoot(root)
        if isSigned { _ = try await signed.sign() }
        return signed
    }

    @Test(arguments: [("B10", "is one of its rows"), ("B35", "no row has the key [\"B35\"]")])
    func `what a projection holds is checked with the log's key alone`(
        _ code: String, _ sentence: String
    ) async throws {
        let signed = try await ledger()
        let proof = try signed.ledger.proveState("organisations", key: [code])
        let checked = try FileCheck(trusted: signed.trusted())
            .check(proof.document.bytes, name: "p")
        #expect(checked.kind == .state)
        #expect(checked.proved.contains { $0.contains(sentence) }, "\(checked.proved)")
        #expect(checked.unproved.contains { $0.contains("what the events come to") })
    }

    @Test func `one changed byte is refused, as unreadable or as unproved`() async throws {
        let signed = try await ledger()
        let bytes = try signed.ledger.proveState("organisations", key: ["B35"]).document.bytes
        #expect(try signed.refusal(bytes).isEmpty)
        // The version of the document's shape says nothing of the log, and another key between
        // the same neighbours is another question with the same answer.
        let version = bytes.firstRange(of: Array(#""schemaVersion":1"#.utf8)) ?? 0..<0
        let key = bytes.firstRange(of: Array(#""B35""#.utf8)) ?? 0..<0
        for place in bytes.indices where !version.contains(place) && !key.contains(place) {
            var spoilt = bytes
            spoilt[place] ^= 1
            let refusal = try signed.refusal(spoilt)
            #expect(
                refusal.hasPrefix("unproved: ") || refusal.hasPrefix("input: "),
                "byte \(place): \(refusal)")
        }
    }

    @Test func `without a checkpoint nothing is proved`() async throws {
        let signed = try await ledger(signed: false)
        let proof = try signed.ledger.proveState("organisations", key: ["B10"])
        #expect(proof.inclusion == nil)
        #expect(
            try signed.refusal(proof.document.bytes).contains("no checkpoint covered the event"))
    }

    @Test func `a proof of another event of the log ties nothing`() async throws {
        let signed = try await ledger()
        let proof = try signed.ledger.proveState("organisations", key: ["B10"])
        let other = try signed.ledger.proveInclusion(of: "3").bytes
        let swapped = StateProof(
            key: proof.key, rows: proof.rows, position: proof.position, event: proof.event,
            inclusion: other)
        #expect(try signed.refusal(swapped.document.bytes).hasPrefix("unproved: "))
    }
}
