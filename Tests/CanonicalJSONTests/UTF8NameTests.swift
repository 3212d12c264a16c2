import Testing

@testable import CanonicalJSON

@Suite struct UTF8NameTests {
    @Test func `names are the same only when their bytes are`() {
        let names: Set = [
            UTF8Name(string: "\u{E9}"), UTF8Name(string: "e\u{301}"), UTF8Name(string: "\u{E9}"),
        ]
        #expect(names.count == 2)
        #expect(UTF8Name(string: "a") == UTF8Name(string: "a"))
    }
}
