import Testing

struct TopLevelTests {
    private let complete = [
        "Package.swift", "Sources", "Tests", "seeds", "Snapshots", "Tools", "README.md",
        "CHANGELOG.md", "LICENSE", ".ci", ".gitignore", ".swift-format",
    ]

    @Test func `what belongs there is enough, and what git ignores does no harm`() {
        #expect(TopLevel.findings(in: complete).isEmpty)
        let ignored = [".git", ".build", ".build-fuzz", "Package.resolved"]
        #expect(TopLevel.findings(in: complete + ignored).isEmpty)
    }

    @Test func `a stray file is found, and a missing one`() {
        #expect(
            TopLevel.findings(in: complete + ["docs", "notes.md"]).map(\.file)
                == ["docs", "notes.md"])
        #expect(TopLevel.findings(in: Array(complete.dropFirst())).map(\.file) == ["Package.swift"])
    }

    @Test func `the change log has room for what is not released`() {
        #expect(TopLevel.findings(inChangelog: ["# Changes", "", "## Unreleased"]).isEmpty)
        #expect(TopLevel.findings(inChangelog: ["# Changes", "Unreleased"]).count == 1)
    }
}
