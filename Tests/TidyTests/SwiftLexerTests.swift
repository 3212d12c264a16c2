import Testing

struct SwiftLexerTests {
    private func texts(_ text: String) -> [String] { SwiftLexer.tokens(of: text).map(\.text) }

    @Test func `comments are gone and lines are counted`() {
        let text = "a // b {\n/* c { /* d */ \n } */ e\n/// f\ng"
        #expect(texts(text) == ["a", "e", "g"])
        #expect(SwiftLexer.tokens(of: text).map(\.line) == [1, 3, 5])
    }

    @Test(arguments: [
        (#"x("a { b")"#, "a { b"), (#"x("a \" }")"#, #"a \" }"#),
        (#"x("\(a ? "}" : ")") {")"#, nil),
        (##"x(#"a " \ b"#)"##, #"a " \ b"#), (##"x(#"\#(f("{")) {"#)"##, nil), (#"x("")"#, ""),
        ("x(#\"\"\"\"#)", "\"\""),
        ("x(\"\"\"\n  \"a\" {\n  \"\"\")", "\n  \"a\" {\n  "),
    ])
    func `a string is one token`(text: String, value: String?) {
        let tokens = SwiftLexer.tokens(of: text)
        #expect(tokens.map(\.kind) == [.word, .symbol, .string, .symbol])
        if let value { #expect(tokens[2].text == value) }
    }

    @Test func `marks belong to their words, and a sentence is one word`() {
        #expect(
            texts("@Test func `it's { a \"b`() { #expect(x) }").prefix(3)
                == ["@Test", "func", "`it's { a \"b`"])
        #expect(texts("#expect(1) # @").suffix(2) == ["#", "@"])
    }

    @Test func `a string that is never closed ends with the file`() {
        #expect(texts("a \"b { c") == ["a", "b { c"])
        #expect(texts("a /* b") == ["a"])
    }
}
