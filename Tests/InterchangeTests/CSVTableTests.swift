import Interchange
import Testing

struct CSVTableTests {
    private func line(_ cells: [CSVTable.Cell], _ form: CSVTable.Form = .spreadsheet) -> String {
        var table = CSVTable(header: ["a"], form: form)
        table.add(cells)
        return String(decoding: table.bytes.dropFirst(3), as: UTF8.self)
    }

    @Test func `lines end with CR LF, and the first names the columns`() {
        let table = CSVTable(header: ["one", "two, or more"], form: .raw)
        #expect(table.bytes == Array("one,\"two, or more\"\r\n".utf8))
    }

    @Test func `a cell is quoted only where it must be, and quotation marks are doubled`() {
        #expect(line([.text("plain"), .text("")]) == "plain,\r\n")
        #expect(
            line([.text("a,b"), .text("a\nb"), .text("a\rb")]) == "\"a,b\",\"a\nb\",\"a\rb\"\r\n")
        #expect(line([.text(#"say "no""#)]) == "\"say \"\"no\"\"\"\r\n")
        #expect(line([.text(" a"), .text("a ")]) == "\" a\",\"a \"\r\n")
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
    func `what a spreadsheet would take for a formula is guarded, and raw text is not`(
        _ text: String
    ) {
        #expect(line([.text(text)]) == "'\(text)\r\n")
        #expect(line([.text(text)], .raw) == "\(text)\r\n")
    }

    @Test func `the guard stands within the quotation marks`() {
        #expect(line([.text("=A1,B1")]) == "\"'=A1,B1\"\r\n")
        #expect(line([.text("\r=1")]) == "\"'\r=1\"\r\n")
    }

    @Test func `a sign after the first byte and a negative number are left as they are`() {
        #expect(line([.text("a=1"), .number("-350.00")]) == "a=1,-350.00\r\n")
    }

    @Test func `bytes count, not characters`() {
        // A carriage return and a line feed are one character, and a mark may join a comma.
        #expect(line([.text("a\r\nb"), .text("a,\u{301}")]) == "\"a\r\nb\",\"a,\u{301}\"\r\n")
        #expect(line([.text("=\u{301}1")]) == "'=\u{301}1\r\n")
    }
}
