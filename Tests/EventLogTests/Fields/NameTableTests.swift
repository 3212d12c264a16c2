import Testing

@testable import EventLog

private func place(of key: String, in table: NameTable, hint: inout Int) -> Int? {
    Array(key.utf8).withUnsafeBufferPointer { table.place(of: $0, hint: &hint) }
}

@Test func `a table finds every name, with any hint, and no other`() {
    let names = [
        "title", "a", "colour", "abcdefgh", "abcdefghi", "abcdefghj", "ab", "z", "", "colours",
    ]
    let table = NameTable(names)
    for start in 0...names.count {
        for (expected, name) in names.enumerated() {
            var hint = start
            #expect(place(of: name, in: table, hint: &hint) == expected)
            #expect((0...names.count).contains(hint))
        }
        for other in ["titl", "titles", "abcdefg", "abcdefghk", "\u{0}a", "_sd", "zz", "Z"] {
            var hint = start
            #expect(place(of: other, in: table, hint: &hint) == nil && hint == start)
        }
    }
}

@Test func `names that come in order are found at the hint`() {
    let table = NameTable(["b", "a", "c"])
    var hint = 0
    #expect(["a", "b", "c"].map { place(of: $0, in: table, hint: &hint) } == [1, 0, 2])
    #expect(hint == 3)
}
