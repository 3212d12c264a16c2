import Testing

@testable import EventLog

@Test func `a revealed disclosure says the name, the value and the digest of its sealed form`()
    throws
{
    let sealed = Disclosure(
        name: "price", value: Array("5".utf8), salt: (0, 1), sealing: .embargoed)
    let revealed = try #require(RevealedDisclosure(encoded: sealed.encoded))
    #expect(revealed.name == "price" && revealed.value?.bytes == Array("5".utf8))
    #expect(revealed.digest.text == sealed.digest)
}

@Test(arguments: [
    "", "!", "W10", Base64URL.text(of: Array(#"["s","n"]"#.utf8)),
    Base64URL.text(of: Array(#"[1,"n",2]"#.utf8)), Base64URL.text(of: Array(#"["s",1,2]"#.utf8)),
    Base64URL.text(of: Array(#"["s","n",1,2]"#.utf8)), Base64URL.text(of: Array(#"{"n":1}"#.utf8)),
])
func `what encodes no disclosure is refused`(_ text: String) {
    #expect(RevealedDisclosure(encoded: text) == nil)
    var log = FieldLog(purpose: .proposal)
    _ = withInput("\"\(text)\"") { RevealedDisclosure.read($0, &log) }
    #expect(log.issues.count == 1)
}

@Test func `examples are what they are examples of`() {
    let example = RevealedDisclosure.example
    #expect(RevealedDisclosure(encoded: example.encoded) == example)
    #expect(DisclosureDigest(DisclosureDigest.example.text) == .example)
}

@Test(arguments: [
    "", "A", String(repeating: "A", count: 42) + "B", String(repeating: "=", count: 43),
])
func `any other text is no digest`(_ text: String) {
    #expect(DisclosureDigest(text) == nil)
    var log = FieldLog(purpose: .proposal)
    _ = withInput("\"\(text)\"") { DisclosureDigest.read($0, &log) }
    #expect(log.issues.count == 1)
}
