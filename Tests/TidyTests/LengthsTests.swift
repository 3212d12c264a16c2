import Testing

struct LengthsTests {
    private func lines(_ count: Int) -> String { String(repeating: "a\n", count: count) }

    private func findings(_ text: String) -> [String] {
        Lengths.findings(in: SwiftFile(path: "Sources/X/Y.swift", text: text)).map(\.description)
    }

    @Test func `a file may have 400 lines and not 401`() {
        #expect(findings(lines(400)).isEmpty)
        #expect(findings(lines(401)).first?.hasPrefix("Sources/X/Y.swift:401: 401 lines") == true)
    }

    @Test func `a function may have 70 lines and not 71`() {
        #expect(findings("\nfunc f() {\n\(lines(68))}").isEmpty)
        #expect(
            findings("\nfunc f() {\n\(lines(69))}").first?.contains("swift:2: f has 71") == true)
    }

    @Test func `a line may have 100 columns and not 101, whatever the bytes`() {
        #expect(findings("//" + String(repeating: "£", count: 98)).isEmpty)
        #expect(findings("//" + String(repeating: "£", count: 99)).count == 1)
    }

    @Test func `a tool has under 60 lines`() {
        let tool = SwiftFile.lines(of: lines(60))
        #expect(Lengths.length(of: tool, path: "Tools/a", atMost: Lengths.toolLines).count == 1)
        let shorter = tool.dropLast()
        #expect(Lengths.length(of: Array(shorter), path: "a", atMost: Lengths.toolLines).isEmpty)
    }
}
