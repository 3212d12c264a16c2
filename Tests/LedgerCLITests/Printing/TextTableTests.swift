import Testing

@testable import LedgerCLI

struct TextTableTests {
    @Test func `columns stand below one another`() {
        var table = TextTable("a", "name")
        table.add(["longer", "x"])
        table.add(["ß", ""])
        #expect(table.lines(indent: "> ") == ["> a       name", "> longer  x", "> ß"])
    }

    @Test func `a table is shown in parts that fit together`() {
        var table = TextTable("a", "b")
        table.add(["longer", "x"])
        #expect(table.takeLines().count == 2)
        table.add(["y", "z"])
        #expect(table.takeLines() == ["y       z"])
    }
}
