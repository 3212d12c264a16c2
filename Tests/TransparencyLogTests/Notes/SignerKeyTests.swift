import Testing

@testable import TransparencyLog

struct SignerKeyTests {
    @Test func `a key is written for its file and read back`() throws {
        for key in [try GoldenLog.log(), try GoldenLog.witness()] {
            let text = key.privateText
            #expect(text.hasPrefix("PRIVATE+KEY+\(key.verifier.name)+"))
            let read = try SignerKey(parsing: text)
            #expect(read.verifier == key.verifier && read.privateText == text)
        }
    }

    @Test func `a key as Go writes it is read`() throws {
        // golang.org/x/mod/sumdb/note, note_test.go
        let text = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
        let key = try SignerKey(parsing: text)
        #expect(
            key.verifier.text
                == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
        )
    }

    @Test func `nothing that is printed of a key gives its secret away`() throws {
        let key = try GoldenLog.log()
        let secret = key.privateText.split(separator: "+").last.map(String.init) ?? ""
        #expect(!secret.isEmpty)
        #expect("\(key)" == "the signing key of ledger.example/ccg")
        #expect(!String(reflecting: key).contains(secret))
    }

    @Test func `a new key is one that nobody has`() throws {
        let name = try #require(KeyName("a"))
        let keys = try (0..<4).map { _ in try SignerKey.generate(name: name) }
        #expect(Set(keys.map(\.verifier)).count == 4)
        #expect(
            try SignerKey.generate(name: name, kind: .cosignature).verifier.kind == .cosignature)
    }

    @Test func `a damaged key is refused`() throws {
        let text = try GoldenLog.log().privateText
        for bytes in GoldenLog.spoilt(Array(text.utf8)) {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(throws: KeyError.self) { try SignerKey(parsing: text) }
        }
        #expect(throws: KeyError.notASignerKey) { try SignerKey(parsing: GoldenLog.logKey) }
        let name = try #require(KeyName("a"))
        #expect(throws: KeyError.wrongLength(expected: 32, actual: 31)) {
            try SignerKey(name: name, kind: .note, seed: Array(GoldenLog.logSeed.dropLast()))
        }
    }

    @Test func `the key of a log and that of a witness sign different things`() throws {
        let text = Array(GoldenLog.text.utf8)
        #expect(throws: KeyError.otherUse(.note)) { try GoldenLog.log().cosign(text, time: 1) }
        #expect(throws: KeyError.otherUse(.cosignature)) { try GoldenLog.witness().sign(text) }
        #expect(throws: KeyError.unusable) { try GoldenLog.witness().cosign(text, time: .max) }
    }
}
