import Testing

@testable import TransparencyLog

struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ]) func `the vectors of RFC 4648 hold`(plain: String, encoded: String) {
        #expect(Base64.text(of: Array(plain.utf8)) == encoded)
        #expect(Base64.bytes(of: Array(encoded.utf8)) == Array(plain.utf8))
    }

    @Test(arguments: [
        "Zh==", "Zm9=", "Zg=", "Zg", "Z===", "====", "=", "Zm9v=", "Zg==Zg==", "Zm 9", "Zm9\n",
        "Zm9_", "Zm9-", "Zm=v", "Z",
    ]) func `a text that would not be written is not read`(text: String) {
        #expect(Base64.bytes(of: Array(text.utf8)) == nil)
    }

    @Test func `all bytes come back`() {
        for length in 0..<70 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 89 + length * 31) }
            #expect(Base64.bytes(of: Array(Base64.text(of: bytes).utf8)) == bytes)
        }
    }
}
