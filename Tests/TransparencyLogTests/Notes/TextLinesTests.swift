import Testing

@testable import TransparencyLog

struct TextLinesTests {
    @Test func `lines end with a newline and nothing else ends them`() {
        var lines = TextLines(Array("a\r\n\nb\nrest".utf8)[...])
        #expect(lines.next().map(Array.init) == Array("a\r".utf8))
        #expect(lines.next()?.isEmpty == true)
        #expect(lines.next().map(Array.init) == Array("b".utf8))
        #expect(lines.next() == nil && lines.count == 3 && !lines.isAtEnd)
        #expect(Array(lines.rest) == Array("rest".utf8))
    }

    @Test(
        arguments: [
            ("0", 0), ("8", 8), ("70000", 70_000),
            ("9223372036854775807", UInt64(Int64.max)), ("", nil), ("00", nil), ("08", nil),
            ("-1", nil), ("+1", nil), ("1 ", nil), ("1e3", nil), ("٣", nil),
            ("9223372036854775808", nil), ("18446744073709551616", nil),
            ("99999999999999999999999", nil),
        ] as [(String, UInt64?)])
    func `a number is written in one way`(text: String, value: UInt64?) {
        #expect(DecimalText.value(Array(text.utf8)[...]) == value)
    }

    @Test func `a line holds a digest in base64 or none`() {
        let line = Array(TreeHash.emptyRoot.base64.utf8)
        #expect(line[...].digest == TreeHash.emptyRoot)
        #expect(line.dropLast().digest == nil && (line + [0x3D])[...].digest == nil)
        #expect(Array("old 8".utf8)[...].dropping(prefix: "old ").map(Array.init) == [0x38])
        #expect(Array("old".utf8)[...].dropping(prefix: "old ") == nil)
    }
}
