import CanonicalJSON
import Testing

struct HiddenCharactersTests {
    private static let hidden: [Unicode.Scalar] =
        ((0x00..<0x20).map { $0 } + (0x7F..<0xA0) + [0x61C, 0x200E, 0x200F] + (0x2028...0x202E)
        + (0x2066...0x2069)).compactMap { Unicode.Scalar($0 as UInt32) }

    @Test func `controls of both sets and what turns or ends a line are hidden, and no other`() {
        for value in 0...0x1_0000 as ClosedRange<UInt32> {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(HiddenCharacters.has(scalar) == HiddenCharactersTests.hidden.contains(scalar))
        }
    }

    @Test func `each is shown as JSON escapes it`() {
        let text = "a\u{1B}[31m\u{7F}\u{9B}2J\u{202E}\r\n\t\u{200F}é😀\\"
        let shown = #"a\u001b[31m\u007f\u009b2J\u202e\r\n\t\u200fé😀\"#
        #expect(HiddenCharacters.shown(in: text) == shown)
        #expect(HiddenCharacters.shown(in: shown) == shown)
    }

    @Test func `lines stay where they are wanted, and a lone carriage return is no end of one`() {
        let text = "a\nb\u{1B}\r\nc\r\r\nd\r"
        #expect(
            HiddenCharacters.shown(in: text, keepsLines: true)
                == "a\nb\\u001b\nc\\r\nd\\r")
        #expect(HiddenCharacters.shown(in: "\r\n\r", keepsLines: true) == "\n\\r")
    }

    @Test func `JSON has each escaped and means the same`() throws {
        // No reader of ours takes U+0000.
        for scalar in HiddenCharactersTests.hidden where scalar.value != 0 {
            let object: JSONObject = ["a\(scalar)b": .string("é\(scalar)\(scalar)😀\u{1}")]
            let bytes = try JSONValue.object(object).canonicalBytes()
            let escaped = HiddenCharacters.escaped(inJSON: bytes)
            let text = String(decoding: escaped, as: UTF8.self)
            #expect(!text.unicodeScalars.contains(where: HiddenCharacters.has))
            let read = try JSONValue(
                parsing: escaped, profile: .interchange(maximumLength: .max))
            #expect(read == .object(object))
        }
    }

    @Test func `space between values is a space, and what holds none of them is as it was`() {
        let spaced = Array("{\t\"a\":\r\n[1]}".utf8)
        #expect(HiddenCharacters.escaped(inJSON: spaced) == Array("{ \"a\":  [1]}".utf8))
        for text in ["", "{}", #"{"a":"é\u001b😀"}"#] {
            #expect(HiddenCharacters.escaped(inJSON: Array(text.utf8)) == Array(text.utf8))
        }
    }

    @Test func `bytes that are no text stay within bounds`() {
        for bytes in [[0xC2], [0xE2, 0x80], [0xF0, 0x9F], [0xFF], [0x80, 0x9B]] as [[UInt8]] {
            #expect(HiddenCharacters.escaped(inJSON: bytes).count >= bytes.count)
        }
    }
}
