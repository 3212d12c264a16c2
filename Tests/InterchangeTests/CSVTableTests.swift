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
            line([.text("a,b"), .text("a\nb"), .text("a\rb")], .raw)
                == "\"a,b\",\"a\nb\",\"a\rb\"\r\n")
        #expect(line([.text(#"say "no""#)]) == "\"say \"\"no\"\"\"\r\n")
        #expect(line([.text(" a"), .text("a ")]) == "\" a\",\"a \"\r\n")
    }

    @Test(arguments: [
        "=1+1", "+1", "-1", "@SUM(A1)", "\u{A0}=1", "\u{FEFF}=1", "\u{200B}=1", "\u{3000}=1",
        "\u{AD}\u{2060}-1", "＝1", "＋1", "－1", "＠A1", "﹦1", "﹢1", "﹣1", "﹫A1", " \u{A0}＝1", "'=1",
    ])
    func `what a spreadsheet would take for a formula is guarded, and raw text is not`(
        _ text: String
    ) {
        #expect(line([.text(text)]).drop { $0 == "\"" }.hasPrefix("'\(text)"))
        #expect(line([.text(text)], .raw).drop { $0 == "\"" }.hasPrefix(text))
    }

    @Test(arguments: ["\n=1", "\n1", " =1", "\n \n@A1"])
    func `so is what begins with the end of a line or with space`(_ text: String) {
        #expect(line([.text(text)]).drop { $0 == "\"" }.hasPrefix("'\(text)"))
    }

    @Test(arguments: ["\r=1", "\t=1", "\u{1B}=1", "\u{85}=1", "\u{202E}=1", "a\u{0}\u{9B}\u{7F}"])
    func `a character that is not seen is seen, and raw text has it`(_ text: String) {
        let written = line([.text(text)])
        #expect(written.unicodeScalars.filter { $0 == "\\" }.count >= 1)
        #expect(written.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0D || $0 == 0x0A })
        #expect(line([.text(text)], .raw).contains(text))
    }

    @Test func `the guard stands within the quotation marks`() {
        #expect(line([.text("=A1,B1")]) == "\"'=A1,B1\"\r\n")
        #expect(line([.text("\n=1")]) == "\"'\n=1\"\r\n")
    }

    @Test func `a sign after the first byte and a negative number are left as they are`() {
        #expect(line([.text("a=1"), .number("-350.00")]) == "a=1,-350.00\r\n")
    }

    @Test func `bytes count, not characters`() {
        // A carriage return and a line feed are one character, and a mark may join a comma.
        #expect(line([.text("a\r\nb"), .text("a,\u{301}")]) == "\"a\nb\",\"a,\u{301}\"\r\n")
        #expect(line([.text("=\u{301}1")]) == "'=\u{301}1\r\n")
    }
}
