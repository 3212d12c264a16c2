import Testing

struct AssertionsTests {
    private func findings(_ body: String) -> Int {
        let text = "struct A {\n@Test func `b c`() {\n\(body)\n}\n}"
        return Assertions.findings(in: SwiftFile(path: "Tests/A.swift", text: text)).count
    }

    @Test func `a test expects something itself or by a known helper`() {
        #expect(findings("#expect(a == b)") == 0)
        #expect(findings("let a = try #require(b)") == 0)
        #expect(findings("Issue.record(\"never here\")") == 0)
        #expect(findings("for helper in [1] { report([]) }") == 0)
    }

    @Test func `a helper in the same file is known, and a helper's helper`() {
        let helpers = "func d() { e() }\nfunc e() { #expect(a) }\nfunc f() {}\n"
        let text = { (call: String) in "\(helpers)@Test func b() { \(call)() }" }
        for (call, count) in [("d", 0), ("e", 0), ("f", 1)] {
            let file = SwiftFile(path: "Tests/A.swift", text: text(call))
            #expect(Assertions.findings(in: file).count == count)
        }
    }

    @Test func `a test that only runs is found`() {
        #expect(findings("try run()") == 1)
        #expect(findings("// #expect(a)\nlog.record(\"#expect\")") == 1)
        #expect(findings("") == 1)
    }
}
