import TestSupport
import Testing

@testable import Interchange

struct CSVTableReadingTests {
    @Test func `what is written is read again`() {
        var table = CSVTable(header: ["a", "b"], form: .raw)
        table.add([.text("plain"), .text("with \"marks\", commas\r\nand lines")])
        table.add([.number("-5"), .text("")])
        #expect(
            CSVTable.rows(in: table.bytes, as: .raw) == [
                ["a", "b"], ["plain", "with \"marks\", commas\r\nand lines"], ["-5", ""],
            ])
    }

    @Test(arguments: [
        "-abc", "=1", "'=1", "''=1", "'abc", "'", "", " @a", "\n=1", "\nabc", "\u{A0}+1",
        "'\u{A0}+1", "＝1", "\u{FEFF}=1", "a'=1", "'\u{301}=1",
    ])
    func `a guard against spreadsheets is taken away again, and nothing else is`(text: String) {
        for form in [CSVTable.Form.spreadsheet, .raw] {
            var table = CSVTable(header: ["a", "b"], form: form)
            table.add([.text(text), .number("-1")])
            #expect(CSVTable.rows(in: table.bytes, as: form) == [["a", "b"], [text, "-1"]])
        }
    }

    @Test func `random texts of what matters read back as they were`() {
        let number = UInt64.random(in: 0...999_999)
        var random = SeededRandom(number)
        let pieces = ["'", "=", "-", " ", "\n", "\"", ",", "a", "\u{A0}", "＋", "\u{200B}", "\\n"]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...6, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            var table = CSVTable(header: ["a", "b"], form: .spreadsheet)
            table.add([.text(text), .text("b")])
            #expect(
                CSVTable.rows(in: table.bytes, as: .spreadsheet) == [["a", "b"], [text, "b"]],
                "random seed \(number): \(text.debugDescription)")
        }
    }

    @Test(arguments: [
        "a,b\r\nc\r\n", "a\n", "a", "\"a\r\n", "\"a\"b\r\n", "a\"b\r\n", "a\rb\r\n",
    ])
    func `any other text is refused`(text: String) {
        #expect(CSVTable.rows(in: Array(text.utf8), as: .raw) == nil)
    }

    @Test func `bytes that are no text are refused, and nothing is an empty table`() {
        #expect(CSVTable.rows(in: [0xFF, 0x0D, 0x0A], as: .raw) == nil)
        #expect(CSVTable.rows(in: [], as: .raw) == [])
    }
}
