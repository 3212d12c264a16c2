import Testing

@testable import LedgerCLI

struct ExamplesTests {
    @Test func `examples come first, then the note`() {
        #expect(Examples.text("a", "b", note: "c") == "Examples:\n  a\n  b\n\nc")
        #expect(Examples.text("a") == "Examples:\n  a")
    }
}
