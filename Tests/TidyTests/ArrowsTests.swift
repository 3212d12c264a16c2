import Testing

struct ArrowsTests {
    private func file(_ path: String, _ text: String) -> SwiftFile {
        SwiftFile(path: "Sources/\(path)", text: text)
    }

    private func manifest(_ targets: String) -> PackageManifest {
        PackageManifest(SwiftFile(path: "Package.swift", text: targets))
    }

    @Test func `an import below is allowed, beside or above is not`() {
        let text = "import CanonicalJSON\nimport Commissioning"
        let found = Arrows.findings(in: file("EventLog/A.swift", text))
        #expect(found.map(\.line) == [2])
        #expect(found.first?.message.contains("no arrow to Commissioning") == true)
        #expect(Arrows.findings(in: file("EventLog/A.swift", "import SafeFiles")).count == 1)
    }

    @Test func `modules of others are for those that the table names`() {
        let text = "import Crypto\nimport GRDB\nimport Foundation\nimport Unheard\nimport Glibc"
        let found = Arrows.findings(in: file("EventLog/A.swift", text))
        #expect(found.map(\.line) == [2, 3, 4])
        #expect(Arrows.findings(in: file("SQLiteEventLog/A.swift", "import GRDB")).isEmpty)
    }

    @Test func `what is imported is listed in Package.swift, and nothing else is`() {
        let sources = [file("EventLog/A.swift", "import CanonicalJSON\nimport Crypto")]
        let exact = manifest(
            """
            let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
            library("EventLog", ["CanonicalJSON", crypto])
            """)
        #expect(Arrows.findings(in: sources, manifest: exact).isEmpty)

        let other = manifest("library(\"EventLog\", [\"TransparencyLog\"])")
        #expect(
            Arrows.findings(in: sources, manifest: other).map(\.file)
                == ["Sources/EventLog/A.swift", "Sources/EventLog/A.swift", "Package.swift"])
    }

    @Test func `a target needs a layer and an entry`() {
        let sources = [file("EventLog/A.swift", ""), file("Misc/B.swift", "")]
        let found = Arrows.findings(in: sources, manifest: manifest(""))
        #expect(found.map(\.file) == ["Package.swift", "Sources/Misc/B.swift"])
    }
}
