import EventLog
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct SecretFormTests {
    @Test func `keys and databases are told by how they are written`() throws {
        let name = try #require(KeyName("a.example/x"))
        let signer = try SignerKey.generate(name: name)
        #expect(SecretForm(beginning: Array((signer.privateText + "\n").utf8)) == .signingKey)
        let witness = try SignerKey.generate(name: name, kind: .cosignature)
        #expect(SecretForm(beginning: Array(witness.privateText.utf8)) == .signingKey)
        let key = (0..<32).map { UInt8($0 * 8) }
        #expect(SecretForm(beginning: RequestMAC.file(key)) == .requestKey)
        #expect(SecretForm(beginning: key) == .requestKey)
        let person = SubjectKey(holder: SubjectKeyTests.holder, random: SystemRandom())
        #expect(SecretForm(beginning: person.bytes) == .subjectKey)
        let database = Array("SQLite format 3\u{0}".utf8) + [16, 0]
        #expect(SecretForm(beginning: database) == .database)
    }

    @Test func `anything else is none`() throws {
        let name = try #require(KeyName("a.example/x"))
        let verifier = try SignerKey.generate(name: name).verifier
        for text in [
            "", "PRIVATE", verifier.text, "SQLite format 3\n", "<!DOCTYPE html>",
            #"{"kty":"oct"}"#, "Thirty-two bytes of a short text",
        ] {
            #expect(SecretForm(beginning: Array(text.utf8)) == nil, "\(text)")
        }
        let damaged = RequestMAC.file([UInt8](repeating: 200, count: 32)).dropLast() + [0]
        #expect(SecretForm(beginning: Array(damaged)) == nil)
    }
}
