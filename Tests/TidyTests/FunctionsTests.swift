import Testing

struct FunctionsTests {
    private func functions(_ text: String) -> [Function] {
        SwiftFile(path: "Sources/X/Y.swift", text: text).functions
    }

    @Test func `functions, initialisers and computed properties have bodies`() {
        let found = functions(
            """
            struct A {
                let a = 1
                var b = 2
                var c: Int { 3 }
                init(_ a: Int = { 4 }()) throws(E) {
                    self.init()
                }
                func d<T>(_ t: T) async throws -> [T]
                where T: P {
                    if x { y }
                }
                subscript(i: Int) -> Int { i }
                deinit { close() }
            }
            """)
        #expect(found.map(\.name) == ["c", "init", "d", "subscript", "deinit"])
        #expect(found.map(\.lineCount) == [1, 3, 4, 1, 1])
    }

    @Test func `a requirement has no body`() {
        let found = functions(
            """
            protocol P {
                func a() throws(E)
                @Marked func b(_ c: () -> Void)
                init()
                var d: Int { get }
            }
            func e() {}
            """)
        #expect(found.map(\.name) == ["d", "e"])
    }

    @Test func `a property without a body ends with its line`() {
        #expect(functions("var a = 1\nif b { c }\nvar d =\n  e { f }").map(\.name) == ["d"])
    }

    @Test func `a test is known by its attribute`() {
        let found = functions("@Test(arguments: [1]) func `a b`(c: Int) {}\nfunc d() {}")
        #expect(found.map(\.isTest) == [true, false])
        #expect(found.first?.name == "`a b`")
    }
}
