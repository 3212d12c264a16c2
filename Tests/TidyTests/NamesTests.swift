import Testing

// Planted words are put together, so that these files do not trip the check themselves.
struct NamesTests {
    private func findings(_ line: String, isStory: Bool = false) -> Int {
        Names.findings(in: [line], path: "a", isStory: isStory).count
    }

    @Test func `unfinished work is found, and what only looks like it is not`() {
        #expect(findings("// TO" + "DO: later") == 1)
        #expect(findings("FIX" + "ME") == 1)
        #expect(findings("a XX" + "X b") == 1)
        #expect(findings("let TO" + "DOS = \"XX" + "XXXX\"") == 0)
    }

    @Test func `a path of one machine is found`() {
        for folder in ["work", "tmp", "root", "home"] {
            #expect(findings("\"/" + folder + "/a\"") == 1)
            #expect(findings("open(\"/" + folder + "\")") == 1)
            #expect(findings("https://a.example/" + folder + "/b", isStory: true) == 0)
            #expect(findings("/" + folder + "-like, /" + folder + "s") == 0)
        }
    }

    @Test func `the usual temporary folder may follow the variable that names another`() {
        #expect(findings("getenv(\"TMPDIR\") ?? \"/" + "tmp\"") == 0)
        #expect(findings("getenv(\"TMPDIR\") ?? \"/" + "root\"") == 1)
    }

    @Test func `words about how it was made are found outside stories`() {
        #expect(findings("as asked in Issue" + " #7") == 1)
        #expect(findings("this ses" + "sion") == 1)
        #expect(findings("this ses" + "sion", isStory: true) == 0)
        #expect(findings("ob" + "ses" + "sions") == 0)
    }

    @Test func `default is found in apply and nowhere else`() {
        let text = "func apply() {\n switch a {\n case .b: c\n default: d\n }\n}\n"
        let file = SwiftFile(path: "Sources/X/Y.swift", text: text)
        #expect(Names.defaults(in: file).map(\.line) == [4])
        let label = "func apply() {\n all[key, default: E()].count += 1\n}\n"
        #expect(Names.defaults(in: SwiftFile(path: "Sources/X/Y.swift", text: label)).isEmpty)
        let other = text.replacing("apply", with: "read")
        #expect(Names.defaults(in: SwiftFile(path: "Sources/X/Y.swift", text: other)).isEmpty)
    }
}
