import Testing

struct DocsTests {
    private func findings(_ text: String) -> [Int] {
        Docs.findings(in: SwiftFile(path: "Sources/X/Y.swift", text: text)).map(\.line)
    }

    @Test func `a public declaration has a comment directly above`() {
        #expect(findings("/// What it is.\n@frozen\npublic struct A {}").isEmpty)
        #expect(findings("/// What it is.\n\npublic struct A {}") == [3])
        #expect(findings("// What it is.\npublic final class A {}") == [2])
        #expect(findings("open class A {\n  public private(set) var b = 1\n}") == [1, 2])
        #expect(findings("public static func + (a: A, b: A) -> A {}") == [1])
    }

    @Test func `what is not public, and what is no declaration, needs none`() {
        #expect(
            findings("struct A {}\npublic import B\nlet c = open(path)\nvar d = 1\nx.open.let")
                .isEmpty)
    }

    @Test func `a comment says what is thrown`() {
        let said = "/// Does it.\n///\n/// - Throws: ``E/a`` when it cannot.\n"
        #expect(findings(said + "public func a() throws(E) {}").isEmpty)
        #expect(findings("/// Does it.\npublic func a(\n  b: Int\n) async throws(E) {}") == [2])
        #expect(findings("/// Does it.\npublic init(a: Int) throws {}") == [2])
    }

    @Test func `a closure that throws is not the function that throws`() {
        #expect(findings("/// Does it.\npublic func a(_ b: () throws -> Void) {}").isEmpty)
        #expect(findings("/// It.\npublic let a: () throws -> Void\nfunc b() throws {}").isEmpty)
        #expect(findings("/// It.\npublic func a()\n\nfunc b() throws {}").isEmpty)
        let generic =
            "/// It.\npublic func a<R, F: Error>(_ b: () throws(F) -> R) throws(F) -> R {}"
        #expect(findings(generic).isEmpty)
    }

    @Test func `a witness is documented by its protocol`() {
        let text = """
            extension A {
                public static func == (a: A, b: A) -> Bool { true }
                public static func < (a: A, b: A) -> Bool { true }
                public var description: String { "" }
                public func hash(into hasher: inout Hasher) {}
                public init(from fields: inout FieldReader) {}
            }
            """
        #expect(findings(text).isEmpty)
        #expect(findings("public init(of a: Int) {}") == [1])
    }

    @Test func `a declarative type says it where it declares its fields`() {
        let members =
            " {\n  public let a: Int\n  public static let name = N()\n"
            + "  public var b: Int { 1 }\n}"
        #expect(findings("/// It.\npublic struct A: EventData" + members) == [5])
        #expect(findings("/// It.\npublic struct A: Sendable" + members) == [3, 4, 5])
        #expect(findings("/// It.\npublic struct LeafHeader" + members) == [5])
    }
}
