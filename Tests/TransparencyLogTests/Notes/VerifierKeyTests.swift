import Testing

@testable import TransparencyLog

struct VerifierKeyTests {
    @Test func `the keys of the format have the ids and texts that it says`() throws {
        let log = try GoldenLog.log().verifier
        #expect(log.text == GoldenLog.logKey && "\(log)" == GoldenLog.logKey)
        #expect(log.id == 0x0e05_41df && log.kind == .note)
        #expect(try VerifierKey(parsing: GoldenLog.logKey) == log)
        let witness = try GoldenLog.witness().verifier
        #expect(witness.text == GoldenLog.witnessKey && witness.kind == .cosignature)
        #expect(try VerifierKey(parsing: GoldenLog.witnessKey) == witness)
    }

    @Test func `a key with one byte changed is refused`() throws {
        for bytes in GoldenLog.spoilt(Array(GoldenLog.logKey.utf8)) {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(throws: KeyError.self, "\(text)") { try VerifierKey(parsing: text) }
        }
    }

    @Test(
        arguments: [
            ("", .notAVerifierKey), ("a+b+c", .notAVerifierKey),
            ("a+00000000+", .notAVerifierKey), ("a b+00000000+AQ==", .notAVerifierKey),
            ("a+0000000G+AQ==", .notAVerifierKey), ("a+00000000+AQ==\n", .notAVerifierKey),
            ("a+00000000+AQ==", .wrongLength(expected: 32, actual: 0)),
            ("a+00000000+Bg==", .unknownKind(6)),
            (
                GoldenLog.logKey.replacing("0e0541df", with: "0e0541de"),
                .otherID(expected: 0x0e05_41df, actual: 0x0e05_41de)
            ),
        ] as [(String, KeyError)])
    func `a text that is no key is refused with its reason`(text: String, error: KeyError) {
        #expect(throws: error) { try VerifierKey(parsing: text) }
    }

    @Test func `each reason has its own sentence`() {
        let errors: [KeyError] = [
            .notAVerifierKey, .notASignerKey, .unknownKind(6),
            .wrongLength(expected: 32, actual: 31), .otherID(expected: 1, actual: 0xABC),
            .otherUse(.note), .otherUse(.cosignature), .unusable,
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(errors[4].description.contains("00000abc"))
    }

    @Test func `a signature of a witness is a time and a signature`() throws {
        let witness = try GoldenLog.witness()
        let text = Array(GoldenLog.text.utf8)
        let signature = try witness.cosign(text, time: 5)
        #expect(witness.verifier.verifies(signature, over: text))
        #expect(!witness.verifier.verifies(signature, over: text + [0x0A]))
        let short = NoteSignature(
            name: signature.name, id: signature.id, bytes: Array(signature.bytes.dropLast()))
        #expect(!witness.verifier.verifies(short, over: text))
        #expect(try !GoldenLog.log().verifier.verifies(signature, over: text))
    }
}
