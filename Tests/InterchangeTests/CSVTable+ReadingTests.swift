import Testing

@testable import Interchange

struct CSVTableReadingTests {
    @Test func `what is written is read again`() {
        var table = CSVTable(header: ["a", "b"], form: .raw)
        table.add([.text("plain"), .text("with \"marks\", commas\r\nand lines")])
        table.add([.number("-5"), .text("")])
        #expect(
            CSVTable.rows(in: table.bytes) == [
                ["a", "b"], ["plain", "with \"marks\", commas\r\nand lines"], ["-5", ""],
            ])
    }

    @Test func `a guard against spreadsheets stays`() {
        var table = CSVTable(header: ["a"], form: .spreadsheet)
        table.add([.text("-abc")])
        #expect(CSVTable.rows(in: table.bytes) == [["a"], ["'-abc"]])
    }

    @Test(arguments: [
        "a,b\r\nc\r\n", "a\n", "a", "\"a\r\n", "\"a\"b\r\n", "a\"b\r\n", "a\rb\r\n",
    ])
    func `any other text is refused`(text: String) {
        #expect(CSVTable.rows(in: Array(text.utf8)) == nil)
    }

    @Test func `bytes that are no text are refused, and nothing is an empty table`() {
        #expect(CSVTable.rows(in: [0xFF, 0x0D, 0x0A]) == nil)
        #expect(CSVTable.rows(in: []) == [])
    }
}
