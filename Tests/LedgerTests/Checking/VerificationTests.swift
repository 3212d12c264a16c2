import CanonicalJSON
import EventLog
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct VerificationTests {
    @Test func `a ledger that nobody touched is sound`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        var done: UInt64 = 0
        let verification = try till.ledger.verify { done = $0 }
        #expect(verification.isSound && verification.leaves == 84 && done == 84)
        #expect(try verification.root == till.ledger.store.head().root)
        #expect(
            String(decoding: verification.document.bytes, as: UTF8.self)
                == #"{"checked":[],"failures":[],"leaves":84,"ok":true,"root":""#
                + verification.root.base64 + #"","schemaVersion":1,"unproved":["that the log is "#
                + "the one that was shown before: only a checkpoint kept elsewhere tells "
                + #"(verify --checkpoint FILE --key VKEY)"]}"#)
    }

    @Test func `what is wrong is told with its place, its check and its reason`() throws {
        let failures = [
            CheckFailure(position: Position(3), check: "tags", reason: "gone"),
            CheckFailure(position: nil, check: "head", reason: "other"),
        ]
        let verification = Verification(
            leaves: 4, root: TreeHash.emptyRoot, failures: failures)
        #expect(!verification.isSound)
        #expect(
            verification.document["failures"]
                == .array([
                    .object([
                        "position": .integer(3), "check": .string("tags"),
                        "reason": .string("gone"),
                    ]),
                    .object([
                        "position": .null, "check": .string("head"), "reason": .string("other"),
                    ]),
                ]))
    }
}
