import CanonicalJSON
import Testing

@Suite struct JSONTextScanningTests {
    private func check(
        _ bytes: [UInt8], _ offset: Int, _ reason: JSONFailure.Reason,
        _ profiles: [JSONProfile] = Texts.profiles
    ) {
        for profile in profiles {
            let inArray = [UInt8(ascii: "[")] + bytes + [UInt8(ascii: "]")]
            let expected = JSONFailure(offset: offset + 1, pointer: "/0", reason: reason)
            #expect(Texts.failure(of: inArray, as: profile) == expected, "\(bytes)")
        }
    }

    private func check(
        _ text: String, _ offset: Int, _ reason: JSONFailure.Reason,
        _ profiles: [JSONProfile] = Texts.profiles
    ) {
        check(Array(text.utf8), offset, reason, profiles)
    }

    private func quoted(_ bytes: [UInt8]) -> [UInt8] {
        Array("\"ab".utf8) + bytes + Array("c\"".utf8)
    }

    @Test func `a string must be closed`() {
        check(#""abc"#, 0, .unterminatedString)
        check(#""abc\""#, 0, .unterminatedString)
        #expect(Texts.failure(of: #""\"#, as: .leaf)?.reason == .unterminatedString)
        #expect(Texts.failure(of: #"""#, as: .leaf)?.reason == .unterminatedString)
    }

    @Test func `control characters must be escaped, and NUL never comes`() {
        for byte in 1..<UInt8(32) { check(quoted([byte]), 3, .controlCharacter(byte)) }
        check(quoted([0]), 3, .nul)
        check(#""ab\u0000""#, 3, .nul)
    }

    @Test func `only the escapes of JSON are read`() {
        check(#""ab\x41""#, 3, .unknownEscape(UInt8(ascii: "x")))
        check(#""ab\'""#, 3, .unknownEscape(UInt8(ascii: "'")))
        check(#""ab\U0041""#, 3, .unknownEscape(UInt8(ascii: "U")))
        check("\"ab\\\n\"", 3, .unknownEscape(10))
        for digits in ["", "1", "12", "123", "123g", "+123", " 123"] {
            check("\"ab\\u\(digits)\"", 3, .incompleteUnicodeEscape)
        }
    }

    @Test func `a surrogate comes only in a pair`() {
        check(#""ab\ud800""#, 3, .loneSurrogate(0xD800))
        check(#""ab\ud800x""#, 3, .loneSurrogate(0xD800))
        check(#""ab\ud800\n""#, 3, .loneSurrogate(0xD800))
        check(#""ab\ud800\ud800""#, 3, .loneSurrogate(0xD800))
        check(#""ab\ud800\u0041""#, 3, .loneSurrogate(0xD800))
        check(#""ab\udc00""#, 3, .loneSurrogate(0xDC00))
        check(#""ab\udc00\ud800""#, 3, .loneSurrogate(0xDC00))
        check(#""ab\uDBFF\u12""#, 3, .loneSurrogate(0xDBFF))
    }

    @Test func `bytes that are not UTF-8 are refused, each for its reason`() {
        let malformed: [[UInt8]] = [
            [0x80], [0xBF], [0xFF], [0xFE], [0xC3], [0xC3, 0x28], [0xE2, 0x82], [0xE2, 0x28, 0xA1],
            [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80],
        ]
        for bytes in malformed { check(quoted(bytes), 3, .malformedUTF8) }
        let overlong: [[UInt8]] = [
            [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
        ]
        for bytes in overlong { check(quoted(bytes), 3, .overlongUTF8) }
        let surrogates: [[UInt8]] = [
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
        ]
        for bytes in surrogates { check(quoted(bytes), 3, .surrogateInUTF8) }
    }

    @Test func `a canonical string has the shortest escapes`() {
        let longer = [
            #"\/"#, #"\u0041"#, #"\u0008"#, #"\u0009"#, #"\u000a"#, #"\u000c"#, #"\u000d"#,
            #"\u0022"#, #"\u005c"#, #"\u001F"#, #"\u000B"#, #"\u007f"#, #"\u00e9"#,
            #"\ud83d\ude00"#, #"\u0020"#,
        ]
        for escape in longer {
            check("\"ab\(escape)\"", 3, .escapeNotMinimal, [.canonicalLeaf])
            #expect(Texts.failure(of: "\"\(escape)\"", as: .leaf) == nil, "\(escape)")
        }
        let shortest = #""\"\\\b\t\n\f\r\u0001\u000b\u000e\u001f/"# + "\u{7F}\u{2028}é\""
        #expect(Texts.failure(of: shortest, as: .canonicalLeaf) == nil)
    }
}
