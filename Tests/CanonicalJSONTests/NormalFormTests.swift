import CanonicalJSON
import Testing

@Suite struct NormalFormTests {
    @Test func `text that form C leaves alone is composed`() {
        let texts = [
            "", "ascii only", "caf\u{E9}", "\u{2019}\u{2014}\u{20AC}", "\u{4E2D}\u{6587}",
            "\u{1F600}", "\u{AC00}", "x\u{323}\u{302}", "Ŵŷ", "\u{3B1}", "\u{E000}",
        ]
        for text in texts { #expect(NormalForm.isNFC(text) == .composed, "\(text)") }
    }

    @Test func `text that form C changes is not composed`() {
        let texts = [
            "e\u{301}", "\u{212B}", "\u{2000}", "\u{1100}\u{1161}", "x\u{302}\u{323}",
            "\u{340}", "\u{2126}", "\u{FB33}", "abcdefgh e\u{301}",
        ]
        for text in texts {
            #expect(NormalForm.isNFC(text) == .notComposed)
            let composed = NormalForm.composed(text)
            #expect(NormalForm.isNFC(composed) == .composed)
            #expect(Array(composed.utf8) != Array(text.utf8))
        }
    }

    @Test func `bytes that are not UTF-8 are not composed`() {
        for bytes in [[0x61, 0xFF], [0xC3], [0xED, 0xA0, 0x80]] as [[UInt8]] {
            #expect(bytes.withUnsafeBufferPointer { NormalForm.isNFC($0) } == .notComposed)
        }
    }

    @Test func `a character newer than Unicode 15.0 is unassigned`() {
        let newer: [Unicode.Scalar] = ["\u{2FFC}", "\u{105C0}", "\u{378}", "\u{E0080}"]
        for scalar in newer {
            let text = "caf\u{E9} " + String(Character(scalar)) + "e\u{301}"
            #expect(NormalForm.isNFC(text) == .unassigned(scalar, offset: 6))
        }
    }

    @Test func `a character of Unicode 15.0 is assigned`() {
        for text in ["\u{1E030}", "\u{1FAE8}", "\u{10EFD}", "\u{20C0}"] {
            #expect(NormalForm.isNFC(text) == .composed)
        }
    }

    @Test func `every character below U+0300 is composed`() {
        for value in UInt32(0)..<0x300 {
            let text = String(Unicode.Scalar(value)!)
            #expect(Array(NormalForm.composed(text).utf8) == Array(text.utf8))
        }
        for value in Array(0x2010...0x205E) + Array(0x20A0...0x20BF) as [UInt32] {
            let scalar = Unicode.Scalar(value)!
            let text = "e" + String(Character(scalar)) + "e"
            #expect(Array(NormalForm.composed(text).utf8) == Array(text.utf8))
            #expect(scalar.properties.canonicalCombiningClass == .notReordered)
            #expect(scalar.properties.age.map { $0 <= (15, 0) } == true)
        }
    }
}
