import Testing

struct MirrorsTests {
    @Test func `a source and its test lie in the same place`() {
        let paths = ["Sources/X/In/Y.swift", "Tests/XTests/In/YTests.swift"]
        #expect(Mirrors.findings(in: paths).isEmpty)
        let moved = ["Sources/X/In/Y.swift", "Tests/XTests/YTests.swift"]
        let found = Mirrors.findings(in: moved)
        #expect(found.map(\.file) == moved)
        #expect(found.first?.message.contains("Tests/XTests/In/YTests.swift") == true)
    }

    @Test func `an exemption has to be listed`() {
        let paths = ["Sources/X/Y.swift", "Tests/TestSupport/A.swift", "Tests/XTests/Help.swift"]
        #expect(Mirrors.findings(in: paths).map(\.file) == [paths[0], paths[2]])
        let found = Mirrors.findings(
            in: paths, sourcesWithoutTests: [paths[0]: "a reason"], helpers: [paths[2]: "another"])
        #expect(found.isEmpty)
    }

    @Test func `where a program starts is run from end to end`() {
        let files = [
            SwiftFile(path: "Sources/X/A.swift", text: "@main struct A {}"),
            SwiftFile(path: "Sources/X/B.swift", text: "// @main"),
            SwiftFile(path: "Sources/X/main.swift", text: "run()"),
        ]
        #expect(Set(Mirrors.entryPoints(in: files).keys) == [files[0].path, files[2].path])
    }

    @Test func `each of these checks has its own test`() {
        let check = "Tests/TidyTests/Checks/A.swift"
        #expect(Mirrors.findings(in: [check]).map(\.file) == [check])
        #expect(Mirrors.findings(in: [check, "Tests/TidyTests/ATests.swift"]).isEmpty)
    }

    @Test func `an exemption goes with its file`() {
        let listed = Mirrors.helpers.count + Mirrors.sourcesWithoutTests.count
        #expect(Mirrors.stale(in: []).count == listed)
    }
}
