import Testing

@testable import EventLog

@Test func `the digest of RFC 9901's disclosures is that of the standard`() {
    // Section 4.2.1 and the SD-JWT of section 5: the digest is over the encoded text itself.
    let family = Disclosure(
        name: "family_name",
        encoded: "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0",
        sealing: .personal)
    #expect(family.digest == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0")
    #expect(family.value?.bytes == Array("\"Möbius\"".utf8))
    let given = Disclosure(
        name: "given_name",
        encoded: "WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd",
        sealing: .personal)
    #expect(given.digest == "jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4")
}

@Test func `sealing is what Python's base64 and hashlib make of it`() {
    let note = Disclosure(
        name: "note", value: Array("\"because\"".utf8), salt: (0, 1), sealing: .narrative)
    #expect(note.encoded == "WyJBQUFBQUFBQUFBQUFBQUFBQUFBQUFRIiwibm90ZSIsImJlY2F1c2UiXQ")
    #expect(note.digest == "9bD3CaJzPH69Fj9lWK8HoyR8lJotnzAV9xYilzylPrE")
    let hint = Disclosure(
        name: "drawers/0/hint", value: Array(#"{"a":[1,2],"b":"€"}"#.utf8),
        salt: (0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F), sealing: .restricted)
    #expect(
        hint.encoded
            == "WyJBQUVDQXdRRkJnY0lDUW9MREEwT0R3IiwiZHJhd2Vycy8wL2hpbnQiLHsi"
            + "YSI6WzEsMl0sImIiOiLigqwifV0")
    #expect(hint.digest == "-1Tx4LYbBqtzff866vD8-TUcTTEyP-9C7QQwrIdZfBY")
    #expect(hint.value?.bytes == Array(#"{"a":[1,2],"b":"€"}"#.utf8))
}

@Test func `another salt makes another digest`() {
    let value = Array("true".utf8)
    let digests = (0..<100).map {
        Disclosure(name: "n", value: value, salt: (0, $0), sealing: .narrative).digest
    }
    #expect(Set(digests).count == 100 && digests.allSatisfy { $0.utf8.count == 43 })
}

@Test(arguments: [
    "", "!!!", "W10", Base64URL.text(of: Array(#"["s","other",1]"#.utf8)),
    Base64URL.text(of: Array(#"["s","n",1,2]"#.utf8)), Base64URL.text(of: Array(#"{"n":1}"#.utf8)),
    Base64URL.text(of: Array(#"["s",1,"n"]"#.utf8)), Base64URL.text(of: Array(#"["s","n",1"#.utf8)),
    Base64URL.text(of: [0x5B, 0xFF, 0x5D]),
])
func `a damaged disclosure has no value`(encoded: String) {
    #expect(Disclosure(name: "n", encoded: encoded, sealing: .narrative).value == nil)
}

@Test func `base64url writes the examples of RFC 4648 without padding`() {
    let texts = ["", "f", "fo", "foo", "foob", "fooba", "foobar"]
    let encoded = ["", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"]
    for (text, expected) in zip(texts, encoded) {
        #expect(Base64URL.text(of: Array(text.utf8)) == expected)
        #expect(Base64URL.bytes(of: expected) == Array(text.utf8))
    }
    #expect(Base64URL.text(of: [0xFB, 0xFF, 0xBF]) == "-_-_")
}

@Test(arguments: [
    "Zg==", "Zm8=", "Zh", "Zm9", "Z", "Zm9vY", "Zm 9v", "Zm9v\n", "+/+/", "Zm9vé", "=", "Zm9v=",
])
func `base64url is strict, one text for each run of bytes`(text: String) {
    #expect(Base64URL.bytes(of: text) == nil)
}

@Test func `random bytes read back, and no other text reads as them`() {
    let seed: UInt64 = 9
    var random = SeededRandom(seed)
    for count in 0..<300 {
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        let text = Base64URL.text(of: bytes)
        #expect(text.utf8.count == (count * 4 + 2) / 3)
        #expect(Base64URL.bytes(of: text) == bytes, "seed \(seed)")
        var other = Array(text.utf8)
        guard let place = other.indices.randomElement(using: &random) else { continue }
        other[place] = UInt8.random(in: 0x20...0x7E, using: &random)
        let changed = String(decoding: other, as: UTF8.self)
        if changed != text { #expect(Base64URL.bytes(of: changed) != bytes, "seed \(seed)") }
    }
}
