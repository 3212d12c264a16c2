import Testing

@testable import CanonicalJSON

@Suite struct JSONTextTests {
    @Test func `escapes are resolved and all else is left`() throws {
        let texts: [(String, String)] = [
            (#""""#, ""), (#""abc""#, "abc"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u00e9\u00E9é""#, "ééé"), (#""\ud83d\ude00""#, "\u{1F600}"),
            (#""\udbff\udfff""#, "\u{10FFFF}"), (#""e\u0301""#, "e\u{301}"),
            (#""\uffff\u007f""#, "\u{FFFF}\u{7F}"),
        ]
        for (text, meaning) in texts {
            let read = try Texts.read(text) { reader throws(JSONFailure) in
                try reader.readString()
            }
            #expect(Array(read.utf8) == Array(meaning.utf8), "\(text)")
        }
    }

    @Test func `two texts are the same when their resolved bytes are`() {
        let bytes = Array(#"ab\u0061bé"#.utf8)
        bytes.withUnsafeBufferPointer { buffer in
            let plain = JSONText(from: 0, to: 2, hasEscapes: false)
            let escaped = JSONText(from: 2, to: 9, hasEscapes: true)
            let other = JSONText(from: 8, to: 11, hasEscapes: false)
            #expect(plain.isSame(as: escaped, in: buffer))
            #expect(!plain.isSame(as: other, in: buffer))
        }
    }

    @Test func `four hexadecimal digits make a unit`() {
        Array("00ffBEEF12g".utf8).withUnsafeBufferPointer { buffer in
            #expect(JSONText.hexUnit(in: buffer, at: 0) == 0xFF)
            #expect(JSONText.hexUnit(in: buffer, at: 4) == 0xBEEF)
            #expect(JSONText.hexUnit(in: buffer, at: 7) == nil)
            #expect(JSONText.hexUnit(in: buffer, at: 8) == nil)
        }
    }
}
