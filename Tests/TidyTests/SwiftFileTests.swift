import Testing

struct SwiftFileTests {
    @Test func `a path says to which target a file belongs`() {
        let file = SwiftFile(path: "Sources/EventLog/Leaf/LeafHeader.swift", text: "a\nb\n")
        #expect(file.target == "EventLog")
        #expect(file.name == "LeafHeader")
        #expect(file.inside == ["Leaf"])
        #expect(file.lines == ["a", "b"])
    }

    @Test func `every form of import is found`() {
        let text = "import A\npublic import B\n@testable import C\nimport struct D.E\n// import F"
        let imports = SwiftFile(path: "Sources/X/Y.swift", text: text).imports
        #expect(imports.map(\.module) == ["A", "B", "C", "D"])
        #expect(imports.map(\.line) == [1, 2, 3, 4])
    }

    @Test func `brackets close each other`() {
        let file = SwiftFile(path: "Sources/X/Y.swift", text: "a(b[c]{d}) e")
        #expect(file.closing(of: 1) == 9)
        #expect(SwiftFile(path: "Sources/X/Y.swift", text: "a(b").closing(of: 1) == 2)
    }
}
