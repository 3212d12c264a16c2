import Testing

@testable import TransparencyLog

struct KeyNoticeTests {
    private let origin = GoldenLog.logKey.split(separator: "+")[0]

    private func key(_ seed: UInt8, _ name: String = "ledger.example/ccg") throws -> SignerKey {
        try SignerKey(
            name: #require(KeyName(name)), kind: .note, seed: [UInt8](repeating: seed, count: 32))
    }

    @Test func `the announcement of the golden key is signed byte for byte`() throws {
        let key = try GoldenLog.log()
        let notice = try KeyNotice(origin: key.verifier.name, act: .announce(key.verifier))
        let signed = try SignedKeyNotice(notice, signedBy: [key])
        // Made by another program from the same seed.
        let expected = """
            ledger.example/ccg
            announce
            \(GoldenLog.logKey)

            — ledger.example/ccg DgVB3/EZDQe8APA2ux0Cv+uODyZEAyI5iduoFyTyRnbFcMiSTUigin/bea3itak\
            qjoDD1+eL2+5kDXdGiZFY7KmEIgM=

            """
        #expect(String(decoding: signed.note.bytes, as: UTF8.self) == expected)
        #expect(try SignedKeyNotice(parsing: Array(expected.utf8)) == signed)
        #expect(signed.isSigned(by: key.verifier))
    }

    @Test func `every act is read as it is written`() throws {
        let (one, two) = (try key(1), try key(2))
        let acts: [KeyNotice.Act] = [
            .announce(one.verifier), .rotate(one.verifier, to: two.verifier, size: 412),
            .revoke(one.verifier, from: 0),
        ]
        for act in acts {
            let notice = try KeyNotice(origin: one.verifier.name, act: act)
            #expect(try KeyNotice(parsing: notice.text) == notice)
        }
        let rotated = try KeyNotice(origin: one.verifier.name, act: acts[1])
        let lines = "\(origin)\nrotate\n\(one.verifier)\n\(two.verifier)\n412\n"
        #expect(rotated.text == Array(lines.utf8))
    }

    @Test func `what is no notice is refused, each in its own words`() throws {
        let (one, other) = (try key(1).verifier, try key(1, "other.example/ccg").verifier)
        let witness = try VerifierKey(
            name: one.name, kind: .cosignature, publicKey: one.publicKey)
        let wrong: [(String, KeyNoticeError)] = [
            ("", .noOrigin), ("a b\nannounce\n\(one)\n", .noOrigin),
            ("\(origin)\nrejoice\n\(one)\n", .unknownAct), ("\(origin)\n", .unknownAct),
            ("\(origin)\nannounce\n", .key(.notAVerifierKey)),
            ("\(origin)\nannounce\n\(one)\n\n", .moreLines),
            ("\(origin)\nannounce\n\(one)\nmore", .moreLines),
            ("\(origin)\nrotate\n\(one)\n\(one)\n1\n", .sameKey),
            ("\(origin)\nrotate\n\(one)\n\(one)\n01\n", .noSize),
            ("\(origin)\nrevoke\n\(one)\n7\n", .noPosition),
            (
                "\(origin)\nannounce\n\(other)\n",
                .otherKey("other.example/ccg", origin: "\(origin)")
            ),
            ("\(origin)\nannounce\n\(witness)\n", .otherKey("\(origin)", origin: "\(origin)")),
        ]
        for (text, error) in wrong {
            #expect(throws: error, "\(text)") { try KeyNotice(parsing: Array(text.utf8)) }
            #expect(!error.description.isEmpty && error.description.last != ".")
        }
        #expect(throws: KeyNoticeError.note(.unsigned)) {
            try SignedKeyNotice(parsing: Array("\(origin)\nannounce\n\(one)\n".utf8))
        }
    }

    @Test func `every change of a signed notice is refused, in form or by its signature`() throws {
        let key = try GoldenLog.log()
        let signed = try SignedKeyNotice(
            KeyNotice(origin: key.verifier.name, act: .announce(key.verifier)), signedBy: [key])
        for bytes in GoldenLog.spoilt(signed.note.bytes) {
            guard let read = try? SignedKeyNotice(parsing: bytes) else { continue }
            #expect(!read.isSigned(by: key.verifier))
        }
    }
}
