import Testing

@testable import TransparencyLog

struct KeyNameTests {
    @Test(arguments: ["ledger.example/ccg", "a", "größe", "a\u{200B}b"])
    func `a name holds anything but spaces and plus`(text: String) {
        #expect(KeyName(text)?.description == text)
        #expect(KeyName(utf8: Array(text.utf8)[...])?.text == text)
    }

    @Test(arguments: [
        "", " ", "a b", "a+b", "a\nb", "a\u{0}b", "a\u{A0}b", "a\u{2028}b", "a\u{3000}b",
        "a\u{85}b",
        String(repeating: "a", count: 1_025),
    ])
    func `a text that no key can be called is refused`(text: String) {
        #expect(KeyName(text) == nil)
    }

    @Test func `names are compared as bytes`() throws {
        let composed = try #require(KeyName("caf\u{E9}"))
        let decomposed = try #require(KeyName("cafe\u{301}"))
        #expect(composed.text == decomposed.text)
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(KeyName(utf8: [0x61, 0xFF][...]) == nil)
    }
}
