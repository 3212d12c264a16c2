import Testing

@testable import CanonicalJSON

@Suite struct JSONPointerTests {
    private func locate(_ text: String, _ offset: Int) -> String {
        Array(text.utf8).withUnsafeBufferPointer { JSONPointer.locate(offset, in: $0) }
    }

    @Test func `every byte has the pointer of the value it belongs to`() {
        let text = #"{"a":[1,{"b":2}],"c":3}"#
        let places: [(Int, String)] = [
            (0, ""), (1, "/a"), (4, "/a"), (5, "/a"), (6, "/a/0"), (7, "/a"), (8, "/a/1"),
            (9, "/a/1/b"), (13, "/a/1/b"), (14, "/a/1"), (15, "/a"), (16, ""), (17, "/c"),
            (21, "/c"), (22, ""), (23, ""),
        ]
        for (offset, pointer) in places { #expect(locate(text, offset) == pointer, "\(offset)") }
    }

    @Test func `slashes and tildes in a key are escaped`() {
        #expect(locate(#"{"a/b~c\u002f":1}"#, 15) == "/a~1b~0c~1")
    }

    @Test func `a key with a fault in it is not in the pointer`() {
        let text = #"{"x":{"\q":1}}"#
        #expect(locate(text, 6) == "/x")
        #expect(locate(text, 7) == "/x")
    }

    @Test func `brackets and commas in strings are not structure`() {
        #expect(locate(#"["[{,\"",5]"#, 9) == "/1")
    }

    @Test func `an offset outside the text is no trap`() {
        for offset in [-1, 0, 1, 2, 99] { #expect(locate("{\"", offset) == "") }
        #expect(locate("]]}},,", 6) == "")
    }

    @Test func `a pointer is no deeper than any profile`() {
        let text = String(repeating: "[", count: 1_000_000)
        #expect(locate(text, 1_000_000) == String(repeating: "/0", count: 66))
    }
}
