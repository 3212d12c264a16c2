import Testing

@testable import CanonicalJSON

@Suite struct UTF16OrderTests {
    @Test func `characters beyond U+FFFF come before U+E000`() {
        #expect(UTF16Order.isAscending("\u{1F600}", "\u{FB33}"))
        #expect(UTF16Order.isAscending("\u{D7FF}", "\u{10000}"))
        #expect(UTF16Order.isAscending("\u{10FFFF}", "\u{E000}"))
        #expect(!UTF16Order.isAscending("\u{FFFF}", "\u{1F600}"))
    }

    @Test func `a text comes after its beginning and never before itself`() {
        #expect(UTF16Order.isAscending("", "a"))
        #expect(UTF16Order.isAscending("a", "aa"))
        #expect(!UTF16Order.isAscending("a", "a"))
    }

    @Test func `random texts come in the order of their code units`() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<3_000 {
            let left = generator.string()
            let right = generator.string()
            let expected = left.utf16.lexicographicallyPrecedes(right.utf16)
            #expect(UTF16Order.isAscending(left, right) == expected)
        }
    }
}
