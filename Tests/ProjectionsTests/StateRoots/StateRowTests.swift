import CanonicalJSON
import Testing

@testable import Projections

@Suite struct StateRowTests {
    @Test func `a row is canonical JSON of its key and its value, and is read back`() throws {
        let row = StateRow(
            key: [.string("02Q"), .integer(3)], value: .object(["b": .null, "a": .integer(1)]))
        #expect(String(decoding: row.leaf, as: UTF8.self) == #"[["02Q",3],{"a":1,"b":null}]"#)
        #expect(try #require(StateRow(leaf: row.leaf)).leaf == row.leaf)
    }

    @Test(arguments: [
        "", "[]", #"[["a"]]"#, #"[["a"],1,2]"#, #"["a",1]"#, #"[[null],1]"#, #"[[1.5],1]"#,
        #"[["a"], 1]"#, #"[["a"],1"#,
    ])
    func `what is no canonical row is no row`(_ text: String) {
        #expect(StateRow(leaf: Array(text.utf8)) == nil)
    }
}
